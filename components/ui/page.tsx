import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import { ShellNotice } from "./shell-notice";

type Props = {
  title: ReactNode;
  /** The one sentence under the title. */
  sentence?: ReactNode;
  /** One primary, at most two quiet; or the state of the whole screen as a Pill. */
  actions?: ReactNode;
  /** The screen-wide message, between sentence and content. */
  notice?: ReactNode;
  /** Stands in the top bar of the shell. */
  breadcrumb?: Crumb[];
  children: ReactNode;
};

/** A screen of the portal: title, sentence, actions right (under the sentence on a phone), message, content. */
export function Page({ title, sentence, actions, notice, breadcrumb, children }: Props) {
  return (
    <>
      {breadcrumb && (
        <div className="absolute top-0 right-[360px] left-12 flex h-14 items-center *:min-w-0 max-lg:hidden">
          <Breadcrumb crumbs={breadcrumb} />
        </div>
      )}
      <PageHead title={title} sentence={sentence} actions={actions} />
      <ShellNotice />
      {notice && <div className="mb-7">{notice}</div>}
      {children}
    </>
  );
}

export function PageHead({ title, sentence, actions }: Pick<Props, "title" | "sentence" | "actions">) {
  return (
    <div className="mb-[30px] flex items-start gap-8 max-sm:mb-6 max-sm:block">
      <div className="min-w-0">
        <h1 className="text-title font-620 wrap-anywhere max-sm:text-[1.5625rem]/8">{title}</h1>
        {sentence && (
          <p className="mt-1.5 max-w-[76ch] text-lead tracking-[-0.005em] text-pretty text-ink-2 max-sm:text-[0.96875rem]/[1.5625rem]">{sentence}</p>
        )}
      </div>
      {actions && <div className="ml-auto flex flex-none flex-wrap gap-2.5 pt-0.5 max-sm:mt-[18px] max-sm:ml-0 max-sm:pt-0 max-sm:[&>:is(a,button,form)]:flex-1">{actions}</div>}
    </div>
  );
}
