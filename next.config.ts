import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` looks at the types of everything; looking twice would only make every start slower.
  typescript: { ignoreBuildErrors: true },
  // A SETU message of 5 MB comes through a form (regelingen/importeren), once as it is and once as what was read of it.
  experimental: { serverActions: { bodySizeLimit: "12mb" } },
  // Native or file-reading packages that Node loads itself; bundling would break or duplicate them.
  serverExternalPackages: ["@node-rs/argon2", "@signpdf/signpdf", "@signpdf/utils", "@prisma/adapter-pg", "@prisma/client", "fontkit", "graphile-worker", "nodemailer", "pdfkit", "pg", "pino", "pkijs"],
};

export default createNextIntlPlugin("./lib/portal/locale.ts")(config);
