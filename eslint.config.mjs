// How the code reads, as far as a machine can see it. STYLE.md says the rest.
import nextVitals from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "The configuration is read in lib/core/env.ts, once and checked.",
};
const CHANCE = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: "Math.random can be guessed: use node:crypto, or take chance as an argument.",
};

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", ".build/", ".data/", "lib/core/prisma/", "next-env.d.ts", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...nextVitals,
  { files: ["**/*.{ts,tsx}"], extends: [tseslint.configs.recommendedTypeChecked], languageOptions: { parserOptions: { projectService: true } } },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/require-await": "off", // a task or an action is async by its contract
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "no-restricted-syntax": ["error", ENVIRONMENT],
    },
  },
  {
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      complexity: ["error", 10],
      eqeqeq: "error",
      "import/no-anonymous-default-export": "off",
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  { files: ["lib/**/*.ts"], rules: { "no-restricted-syntax": ["error", ENVIRONMENT, CHANCE] } },
  {
    files: ["**/rules.ts", "**/*.rules.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { paths: [{ name: "@/lib/core/clock", importNames: ["now", "atMoment"], message: "Time comes into a rule as an argument." }] },
      ],
    },
  },
  { files: ["lib/core/env.ts"], rules: { "no-restricted-syntax": ["error", CHANCE] } },
  { files: ["*.config.ts", "e2e/**"], rules: { "no-restricted-syntax": "off" } },
  { files: ["operator.ts", "prisma/seed.ts", "**/*.test.ts"], rules: { "no-console": "off" } },
  { files: ["**/*.mjs"], languageOptions: { globals: nodeGlobals() }, rules: { "no-console": "off", "no-undef": "error", "no-unused-vars": ["error", { ignoreRestSiblings: true }] } },
);

/** What plain Node offers a script without an import. */
function nodeGlobals() {
  const names = ["AbortController", "Buffer", "URL", "WebAssembly", "clearInterval", "clearTimeout", "console", "fetch", "globalThis", "process", "setInterval", "setTimeout"];
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}
