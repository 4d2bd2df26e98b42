import payEquity from "./payEquity.json";
import webhooks from "./webhooks.json";
import connector from "./connector.json";
import permissions from "./permissions.json";
import mails from "./mails.json";
import errors from "./errors.json";
import agreements from "./agreements.json";
import common from "./common.json";
import landing from "./landing.json";
import layout from "./layout.json";

export default { connector, agreements, common, landing, layout, errors, mails, permissions, webhooks, payEquity };
