/** The receptionist on the business's own website, as its owner sets it. */
export const website = {
  title: 'En su sitio web',
  about:
    'Un botón en su sitio web con el que los visitantes llaman a su recepcionista desde el navegador, o le escriben.',
  enabled: 'Atender a los visitantes de su sitio web',
  enabledAbout: 'Sus minutos cuentan como los de las llamadas. No ocupan ninguna de sus líneas de teléfono.',
  origins: 'Direcciones de su sitio web',
  originsAbout: 'Una por línea. Solo las páginas de estas direcciones pueden mostrar el botón.',
  color: 'Color del botón',
  side: 'Esquina del botón',
  sides: { left: 'Abajo a la izquierda', right: 'Abajo a la derecha' },
  save: 'Guardar',
  saved: 'Sitio web guardado',
  notSaved: 'El sitio web no se ha guardado',
  snippet: 'Póngalo en su sitio web',
  snippetAbout: 'Copie la línea en cada página, antes de </body>. Lleva el color y la esquina de arriba.',
  copy: 'Copiar la línea',
  policy: (origin: string) =>
    `Si su sitio web tiene una Content-Security-Policy, añada ${origin} a script-src y a connect-src, y la misma con wss: a connect-src.`,
  page: 'Su página aquí',
  pageAbout:
    '¿Todavía no tiene sitio web? Dé esta página a sus clientes. También muestra cómo se ve el botón.',
  preview: 'Abrir la página',
};
