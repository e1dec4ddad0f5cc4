import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const WORDS = 'value=/[a-z]{2}/i';
/** What people read or hear: the text of an element, or one of these attributes. */
const READ =
  ':matches(JSXElement, JSXFragment, JSXAttribute[name.name=/^(label|title|placeholder|aria-label|description|alt|lead|action)$/])';

export default tseslint.config(
  { ignores: ['node_modules', 'web/dist', '.data', 'db/migrations', 'test-results'] },
  eslint.configs.recommended,
  {
    // Strangers write what patterns read: none may take a time that grows faster than the text.
    files: ['**/*.ts', '**/*.tsx', '**/*.js'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `newId<BookingId>()` and `idOf<BookingId>()` name the kind of id that they make.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `import { type X }` still loads the module when types are stripped.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Numbers and booleans read well in log lines and messages.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A shorthand arrow that returns void is the clearest form of an event listener.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Each language is a folder in web/languages/; a text anywhere else would stay English.
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    ignores: ['web/languages/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          `JSXText[${WORDS}]`,
          `${READ} > Literal[${WORDS}]`,
          `${READ} > JSXExpressionContainer > :matches(Literal[${WORDS}], TemplateLiteral:has(TemplateElement[value.raw=/[a-z]{2}/i]))`,
          `${READ} > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[${WORDS}]`,
          // A whole sentence, wherever it stands; what is thrown is for the log.
          ':not(NewExpression) > Literal[value=/^[A-Z].* .*[.?…]$/]',
        ].map((selector) => ({
          selector,
          message: 'A text that people read belongs into web/languages/, in every language.',
        })),
      ],
    },
  },
  // French has a no-break space before its colons, question marks and quotation marks.
  {
    files: ['web/languages/fr/*.ts'],
    rules: { 'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }] },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  { files: ['web/public/*.js'], languageOptions: { globals: { self: 'readonly' } } },
);
