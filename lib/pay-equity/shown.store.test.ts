import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { asSystem, inScope } from "@/lib/core/db";
import { gzipPart } from "@/lib/core/gzip";
import { newId } from "@/lib/core/ids";
import { linkPartner } from "@/lib/partners/service";
import { create, type Founded } from "@/prisma/factories";
import { readProjection } from "./shown.store";
import { applicableVersion, type VersionDates } from "./versions.rules";

let hirer: Founded;
let agency: Founded;
let scope: CompanyScope;

beforeAll(async () => {
  hirer = await create.organisation("HIRER");
  agency = await create.organisation();
  scope = authorizeCompany(agency.admin, "pay-equity:read", agency.company.slug);
  const company = await asSystem((tx) => tx.company.findUniqueOrThrow({ where: { id: agency.company.id } }));
  const hirerScope = { ...scope, organisationId: hirer.organisation.id, hirerId: hirer.organisation.id };
  await inScope(hirerScope, (tx) => linkPartner(tx, hirerScope, company));
});

const FIRST = Date.parse("2026-01-01T00:00:00Z");
const DAY = 86_400_000;
const dayAt = (index: number) => new Date(FIRST + index * DAY).toISOString().slice(0, 10);

/** A version somewhere in twelve days, told in days: from, length, published, withdrawn so much later, correcting an earlier one. */
const anyVersion = fc.record({
  from: fc.nat(12),
  days: fc.option(fc.nat(6), { freq: 2 }),
  published: fc.nat(12),
  withdrawn: fc.option(fc.nat(4), { freq: 4 }),
  corrects: fc.boolean(),
});
const anyVersions = fc.array(anyVersion, { minLength: 1, maxLength: 6 });
const anyMoment = fc.record({ asOf: fc.integer({ min: -2, max: 20 }).map(dayAt), knownAt: fc.integer({ min: -1, max: 20 }).map((day) => new Date(FIRST + day * DAY)) });

describe("the version that the database reads", () => {
  test("is the one that the rules choose, whatever was published, corrected and withdrawn, at every two clocks", async () => {
    await fc.assert(
      fc.asyncProperty(anyVersions, fc.array(anyMoment, { minLength: 6, maxLength: 6 }), async (drawn, moments) => {
        const versions = datesOf(drawn);
        const documentId = await stored(versions);

        for (const moment of moments) {
          const rows = await readProjection(scope, { documentId, at: new Date(), ...moment, number: null, gzipped: false });
          const read = rows.filter(({ bytes }) => bytes !== null).map(({ number }) => number);

          expect(rows.map(datesAlone)).toEqual(versions);
          expect(read).toEqual([applicableVersion(versions, moment)?.number].filter((number) => number !== undefined));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("by number is that one, in the form that was asked for", async () => {
    const documentId = await stored(datesOf([{ from: 0, days: null, published: 0, withdrawn: null, corrects: false }, { from: 3, days: null, published: 1, withdrawn: null, corrects: false }]));
    const asked = { documentId, at: new Date(), asOf: dayAt(0), knownAt: new Date(), number: 2 };

    const bytesOf = async (gzipped: boolean) => (await readProjection(scope, { ...asked, gzipped })).map(({ bytes }) => bytes && Buffer.from(bytes).toString("latin1"));
    expect(await bytesOf(false)).toEqual([null, "body 2"]);
    expect(await bytesOf(true)).toEqual([null, gzipPart(Buffer.from("body 2")).toString("latin1")]);
  });
});

describe("the walls", () => {
  test("hold for the one statement and are gone after it", async () => {
    const documentId = await stored(datesOf([{ from: 0, days: null, published: 0, withdrawn: null, corrects: false }]));
    const asked = { documentId, at: new Date(), asOf: dayAt(5), knownAt: new Date(), number: null, gzipped: false };
    expect(await readProjection(scope, asked)).toHaveLength(1);

    const stranger = await create.organisation();
    expect(await readProjection(authorizeCompany(stranger.admin, "pay-equity:read", stranger.company.slug), asked)).toEqual([]);
    const seen = await inScope({ companyIds: [], organisationId: null }, (tx) => tx.projection.count({ where: { documentId } }));
    expect(seen).toBe(0);
  });
});

function datesOf(drawn: { from: number; days: number | null; published: number; withdrawn: number | null; corrects: boolean }[]): VersionDates[] {
  const inOrder = [...drawn].sort((a, b) => a.published - b.published);
  return inOrder.map(({ from, days, published, withdrawn, corrects }, index) => {
    const publishedAt = new Date(FIRST + published * DAY + index * 1_000);
    return {
      number: index + 1,
      validFrom: dayAt(from),
      validTo: days === null ? null : dayAt(from + days),
      publishedAt,
      withdrawnAt: withdrawn === null ? null : new Date(publishedAt.getTime() + withdrawn * DAY),
      correctsNumber: corrects && index > 0 ? index : null,
    };
  });
}

function datesAlone({ number, validFrom, validTo, publishedAt, withdrawnAt, correctsNumber }: VersionDates): VersionDates {
  return { number, validFrom, validTo, publishedAt, withdrawnAt, correctsNumber };
}

/** A document of which the company sees these versions. Written as the operator: no service makes such histories in milliseconds. */
async function stored(versions: VersionDates[]): Promise<string> {
  const documentId = newId();
  const hirerId = hirer.organisation.id;
  const companyId = agency.company.id;
  const began = new Date(FIRST);

  await asSystem(async (tx) => {
    await tx.payEquityDocument.create({ data: { id: documentId, hirerId, setuId: newId(), name: "Proef", createdAt: began } });
    await tx.share.create({ data: { id: newId(), documentId, companyId, hirerId, positionId: "A", sharedFrom: began, consentBy: hirer.admin.id } });
    for (const { number, validFrom, validTo, withdrawnAt, ...rest } of versions) {
      const id = newId();
      const dates = { validFrom: new Date(validFrom), validTo: validTo ? new Date(validTo) : null, createdAt: began, updatedAt: began };
      await tx.payEquityVersion.create({ data: { ...rest, ...dates, id, documentId, hirerId, number, state: "PUBLISHED" } });
      await tx.projection.create({ data: projection(id, documentId, number) });
    }
    for (const { number, withdrawnAt } of versions) {
      if (withdrawnAt) await tx.payEquityVersion.update({ where: { documentId_number: { documentId, number } }, data: { state: "WITHDRAWN", withdrawnAt } });
    }
  });
  return documentId;
}

function projection(versionId: string, documentId: string, number: number) {
  const body = Buffer.from(`body ${number}`);
  return {
    id: newId(),
    versionId,
    documentId,
    companyId: agency.company.id,
    hirerId: hirer.organisation.id,
    number,
    revision: 1,
    body: new Uint8Array(body),
    bodyGzip: new Uint8Array(gzipPart(body)),
    sha256: "0".repeat(64),
    positions: [],
    shownFrom: new Date(FIRST),
    createdAt: new Date(FIRST),
  };
}
