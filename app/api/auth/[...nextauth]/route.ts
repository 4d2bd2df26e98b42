import NextAuth from "next-auth";
import { authOptions } from "@/lib/portal/auth";

/** next-auth's own addresses: the session as JSON, signing in and out by its protocol. */
const handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> => NextAuth(authOptions())(request, context) as Promise<Response>;

export { handler as GET, handler as POST };
