/** The receptionist on the business's own website, as its owner sets it. */
export const website = {
  title: 'On your website',
  about:
    'A button on your website with which visitors call your receptionist from the browser, or write to it.',
  enabled: 'Answer visitors of your website',
  enabledAbout: 'Their minutes count as those of calls do. They take none of your telephone lines.',
  origins: 'Addresses of your website',
  originsAbout: 'One a line. Only pages of these addresses may show the button.',
  color: 'Colour of the button',
  side: 'Corner of the button',
  sides: { left: 'Lower left', right: 'Lower right' },
  save: 'Save',
  saved: 'Website saved',
  notSaved: 'The website was not saved',
  snippet: 'Put this on your website',
  snippetAbout:
    'Copy the line into every page, before </body>. It has the colour and the corner above in it.',
  copy: 'Copy the line',
  policy: (origin: string) =>
    `If your website sets a Content-Security-Policy, add ${origin} to script-src and connect-src, and the same with wss: to connect-src.`,
  page: 'Your page here',
  pageAbout: 'No website yet? Give your customers this page. It also shows how the button looks.',
  preview: 'Open the page',
};
