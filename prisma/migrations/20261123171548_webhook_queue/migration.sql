-- What an attempt was really made to, and the queue of deliveries: claim, complete, next moment.

-- AlterTable
ALTER TABLE "DeliveryAttempt" ADD COLUMN     "address" TEXT,
ADD COLUMN     "url" TEXT NOT NULL;

-- Open deliveries only, so that the price of a claim does not grow with the history.
CREATE INDEX "WebhookDelivery_open" ON "WebhookDelivery" ("endpointId", "nextAttemptAt") WHERE "state" IN ('PENDING', 'LEASED');

-- A leased row's "nextAttemptAt" is the end of its lease: what a dead worker held comes due again by itself, by this clock.

-- Gives a worker at most `batch` due deliveries, at most `per_endpoint` of one endpoint in hand at once over all workers.
-- Locking and claiming are statements of their own: the second must see what another worker claimed before the lock came free.
-- Every endpoint gets its first delivery before any gets its second. The plan is always the same, a few steps through an
-- index per delivery: left to statistics, a long queue or a fresh table is read from end to end for every claim. A row is
-- found again by its place (ctid), which is another one when somebody changed it meanwhile: then it is left alone.
CREATE FUNCTION claim_deliveries(worker_id text, batch int, per_endpoint int, lease_seconds int)
RETURNS TABLE ("eventId" uuid, "endpointId" uuid, "companyId" uuid, "organisationId" uuid, "tokenId" uuid, "url" text, "attempts" int,
  "type" text, "occurredAt" timestamptz, "apiVersion" text, "data" jsonb, "claimedAt" timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := clock_timestamp();
  mine uuid[];
BEGIN
  -- 1. The endpoints with something due (a step per endpoint through the index), each for one claiming worker at a time.
  WITH RECURSIVE waiting AS (
    (SELECT d."endpointId" AS id FROM "WebhookDelivery" d WHERE d."state" IN ('PENDING', 'LEASED') ORDER BY d."endpointId" LIMIT 1)
    UNION ALL
    SELECT (SELECT d."endpointId" FROM "WebhookDelivery" d
      WHERE d."state" IN ('PENDING', 'LEASED') AND d."endpointId" > waiting.id ORDER BY d."endpointId" LIMIT 1)
    FROM waiting WHERE waiting.id IS NOT NULL
  ), due AS (
    SELECT waiting.id FROM waiting WHERE EXISTS (SELECT 1 FROM "WebhookDelivery" d
      WHERE d."endpointId" = waiting.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment)
  ), locked AS (
    SELECT endpoint."id" FROM "WebhookEndpoint" endpoint WHERE endpoint."id" IN (SELECT due.id FROM due)
    FOR NO KEY UPDATE OF endpoint SKIP LOCKED
  )
  SELECT array_agg(locked."id") INTO mine FROM locked;
  IF mine IS NULL THEN
    RETURN;
  END IF;

  -- 2. What its token may no longer be told is not sent.
  LOOP
    UPDATE "WebhookDelivery" delivery SET "state" = 'CANCELLED', "nextAttemptAt" = NULL, "worker" = NULL, "leasedUntil" = NULL
    FROM unnest(mine) AS of_mine(id)
    CROSS JOIN LATERAL (SELECT d.ctid AS place, d."eventId", d."endpointId" FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment
      ORDER BY d."nextAttemptAt" LIMIT per_endpoint) front
    JOIN "Event" event ON event."id" = front."eventId"
    JOIN "WebhookEndpoint" endpoint ON endpoint."id" = front."endpointId"
    JOIN "ApiToken" token ON token."id" = endpoint."tokenId"
    WHERE delivery.ctid = front.place
      AND (token."state" <> 'ACTIVE' OR token."expiresAt" <= moment
        OR (event."permission" IS NOT NULL AND event."permission" <> ALL (token."permissions")));
    EXIT WHEN NOT FOUND;
  END LOOP;

  -- 3. The claim, with a view of its own on what is in hand.
  RETURN QUERY
  WITH turn AS (
    SELECT front.place, front."eventId", front."endpointId"
    FROM unnest(mine) AS of_mine(id)
    CROSS JOIN LATERAL (SELECT greatest(per_endpoint - count(*), 0) AS room FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" = 'LEASED' AND d."nextAttemptAt" > moment) free
    CROSS JOIN LATERAL (SELECT d.ctid AS place, d."eventId", d."endpointId", d."nextAttemptAt", row_number() OVER (ORDER BY d."nextAttemptAt") AS number
      FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment
      ORDER BY d."nextAttemptAt" LIMIT free.room) front
    ORDER BY front.number, front."nextAttemptAt" LIMIT batch
  )
  UPDATE "WebhookDelivery" delivery SET "state" = 'LEASED', "worker" = worker_id,
    "leasedUntil" = moment + make_interval(secs => lease_seconds), "nextAttemptAt" = moment + make_interval(secs => lease_seconds)
  FROM turn
  JOIN "Event" event ON event."id" = turn."eventId"
  JOIN "WebhookEndpoint" endpoint ON endpoint."id" = turn."endpointId"
  WHERE delivery.ctid = turn.place
  RETURNING delivery."eventId", delivery."endpointId", delivery."companyId", event."organisationId", endpoint."tokenId", endpoint."url",
    delivery."attempts", event."type", event."occurredAt", event."apiVersion", event."data", moment;
END $$;

-- Writes what an attempt brought, if the worker still holds the delivery. `retry_ms` counts from this clock's now; null ends it.
CREATE FUNCTION complete_delivery(worker_id text, event_id uuid, endpoint_id uuid, outcome "DeliveryState", retry_ms int,
  attempt_id uuid, started timestamptz, duration int, called text, dialled text, http_status int, failure text, answer_text text)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
DECLARE
  company uuid;
  made int;
BEGIN
  UPDATE "WebhookDelivery" SET "state" = outcome, "attempts" = "attempts" + 1, "worker" = NULL, "leasedUntil" = NULL,
    "nextAttemptAt" = clock_timestamp() + make_interval(secs => retry_ms / 1000.0)
  WHERE "eventId" = event_id AND "endpointId" = endpoint_id AND "worker" = worker_id AND "state" = 'LEASED'
  RETURNING "companyId", "attempts" INTO company, made;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  INSERT INTO "DeliveryAttempt" ("id", "eventId", "endpointId", "companyId", "number", "url", "address", "startedAt", "durationMs", "status", "error", "answer")
  VALUES (attempt_id, event_id, endpoint_id, company, made, called, dialled, started, duration, http_status, failure, answer_text);
  RETURN true;
END $$;

-- Milliseconds until the next delivery comes due; null when none is waiting for a later moment.
CREATE FUNCTION next_delivery_in() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT least(ceil(extract(epoch FROM min("nextAttemptAt") - now()) * 1000), 3600000)::int
  FROM "WebhookDelivery" WHERE "state" IN ('PENDING', 'LEASED') AND "nextAttemptAt" > now();
$$;
