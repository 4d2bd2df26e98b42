import NextAuth, { type NextAuthOptions } from "next-auth";
import { authOptions } from "@/lib/portal/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth tells of no types for a route handler; this is the form it takes with three arguments. */
const respond = NextAuth as unknown as (request: Request, context: Context, options: NextAuthOptions) => Promise<Response>;

/** next-auth's own addresses: the session as JSON, signing in and out by its protocol. */
const handler = (request: Request, context: Context): Promise<Response> => respond(request, context, authOptions());

export { handler as GET, handler as POST };
