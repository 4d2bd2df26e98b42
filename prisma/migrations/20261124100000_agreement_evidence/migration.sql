-- What is kept of a signature, chained per organisation; a day by which a next text is signed; who was told of it.

-- AlterTable
ALTER TABLE "AgreementText" ADD COLUMN     "deadline" DATE,
ADD COLUMN     "tokenClause" TEXT;

-- CreateTable
CREATE TABLE "SignatureEvidence" (
    "agreementId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "code" CHAR(20) NOT NULL,
    "organisationName" TEXT NOT NULL,
    "kvkNumber" TEXT NOT NULL,
    "accountName" TEXT NOT NULL,
    "accountEmail" TEXT NOT NULL,
    "statementSha256" CHAR(64) NOT NULL,
    "authentication" TEXT NOT NULL,
    "sessionId" UUID,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "consentedAt" TIMESTAMPTZ(3),
    "sealedSha256" CHAR(64) NOT NULL,
    "sealCertificate" CHAR(64) NOT NULL,
    "sealName" TEXT NOT NULL,
    "selfSealed" BOOLEAN NOT NULL,
    "previousHash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "SignatureEvidence_pkey" PRIMARY KEY ("agreementId")
);

-- CreateTable
CREATE TABLE "AgreementNotice" (
    "organisationId" UUID NOT NULL,
    "textId" UUID NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgreementNotice_pkey" PRIMARY KEY ("organisationId","textId","daysBefore")
);

-- CreateIndex
CREATE UNIQUE INDEX "SignatureEvidence_code_key" ON "SignatureEvidence"("code");

-- CreateIndex
CREATE INDEX "SignatureEvidence_sealedSha256_idx" ON "SignatureEvidence"("sealedSha256");

-- CreateIndex
CREATE UNIQUE INDEX "SignatureEvidence_organisationId_number_key" ON "SignatureEvidence"("organisationId", "number");

-- AddForeignKey
ALTER TABLE "SignatureEvidence" ADD CONSTRAINT "SignatureEvidence_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementNotice" ADD CONSTRAINT "AgreementNotice_textId_fkey" FOREIGN KEY ("textId") REFERENCES "AgreementText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------------

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "SignatureEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "SignatureEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The second wall: a signature is seen by its own organisation. Whether one exists for a code is asked without walls.
ALTER TABLE "Agreement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SignatureEvidence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AgreementNotice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "Agreement" USING (app_system() OR "organisationId" = app_organisation());
CREATE POLICY own ON "SignatureEvidence" USING (app_system() OR "organisationId" = app_organisation());
CREATE POLICY own ON "AgreementNotice" USING (app_system());
