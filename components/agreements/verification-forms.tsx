import { FileCheck2, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";

/** Not the page itself, whose posts are its own actions. */
const ADDRESS = "/controleer/upload";

/** Two plain forms: the file itself, or the code that stands on it. Neither needs JavaScript. */
export function VerificationForms({ typed }: { typed: string }) {
  const t = useTranslations("verification");

  return (
    <div className="grid items-start gap-6 sm:grid-cols-2">
      <Card labelledBy="by-file">
        <CardHead id="by-file" title={t("file.heading")} />
        <CardBody>
          <form action={ADDRESS} method="post" encType="multipart/form-data" className="grid gap-5">
            <div className="grid gap-1.5">
              <label htmlFor="bestand" className="text-field font-540">
                {t("file.label")}
              </label>
              <input
                id="bestand"
                type="file"
                name="bestand"
                accept="application/pdf,.pdf"
                required
                aria-describedby="bestand-help"
                className="min-h-11 w-full rounded-control border border-control bg-surface p-1.5 text-field file:mr-3 file:h-8 file:rounded-[6px] file:border-0 file:bg-sunken file:px-3 file:font-540 file:text-ink"
              />
              <p id="bestand-help" className="text-field text-ink-3">
                {t("file.help")}
              </p>
            </div>
            <div className="max-sm:*:w-full">
              <Button type="submit" variant="primary" icon={<FileCheck2 />}>
                {t("file.submit")}
              </Button>
            </div>
          </form>
        </CardBody>
      </Card>
      <Card labelledBy="by-code">
        <CardHead id="by-code" title={t("code.heading")} />
        <CardBody>
          <form action={ADDRESS} method="post" encType="multipart/form-data" className="grid gap-5">
            <TextField name="code" label={t("code.label")} help={t("code.help")} defaultValue={typed} maxLength={40} autoComplete="off" spellCheck={false} mono required />
            <div className="max-sm:*:w-full">
              <Button type="submit" variant="secondary" icon={<Search />}>
                {t("code.submit")}
              </Button>
            </div>
          </form>
        </CardBody>
      </Card>
    </div>
  );
}
