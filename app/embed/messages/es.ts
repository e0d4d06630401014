import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Insertar',
  description: 'Muestre su página de reservas en cualquier sitio web: elija su aspecto y copie el código.',
  choose: { title: 'Aspecto', show: 'Actualizar' },
  eventType: 'Tipo de reunión',
  kind: 'Presentación',
  kinds: { inline: 'En la página', popup: 'Enlace que abre una ventana', badge: 'Botón flotante' },
  label: 'Texto del enlace o del botón',
  usualLabel: 'Reservar una llamada',
  theme: 'Tema',
  themes: { auto: 'El del visitante', light: 'Claro', dark: 'Oscuro' },
  color: 'Color (hexadecimal)',
  colorHint: 'Seis dígitos, por ejemplo 1d6b4f. Vacío significa su propio color.',
  language: 'Idioma',
  languageOfSite: 'El idioma del sitio web',
  hideDetails: 'Ocultar título y descripción',
  reserveSpace: 'Reservar espacio (evita saltos)',
  reserveSpaceHint:
    'Añade una línea de CSS. Sin ella, el contenido de abajo se desplaza una vez cuando se carga el script. Si su política de seguridad de contenido prohíbe los estilos en línea, ponga la línea en su hoja de estilos.',
  none: 'Cree primero un tipo de reunión.',
  preview: {
    title: 'Vista previa',
    text: 'Su página de reservas en un sitio web de ejemplo.',
    frame: 'Vista previa de la página de reservas',
    choice: 'Vista previa',
    kinds: { light: 'Claro', dark: 'Oscuro', narrow: 'Estrecho' },
    elsewhere: 'Solo los sitios de su lista pueden mostrar la página, y Foyer no está en ella.',
    open: 'Abrir la vista previa en una pestaña nueva',
    sample: {
      name: 'Su sitio web',
      heading: 'Hablemos',
      text: 'Elija una hora que le convenga. Recibirá de inmediato una invitación con todo lo necesario.',
      opens: 'Esto es lo que se abre:',
    },
  },
  snippets: {
    title: 'Código para insertar',
    text: 'Péguelo donde deba aparecer la página de reservas. No necesita cookies y funciona con una política de seguridad de contenido estricta.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (editor de código)',
      iframe: 'Marco sencillo',
      link: 'Enlace para correos',
    },
    copy: {
      html: 'Copiar HTML',
      react: 'Copiar código de React',
      wordpress: 'Copiar bloque de WordPress',
      iframe: 'Copiar marco sencillo',
      link: 'Copiar enlace para correos',
    },
  },
  sites: {
    title: 'Sitios permitidos',
    text: 'Mientras la lista esté vacía, cualquier sitio puede mostrar su página. En cuanto tenga una entrada, solo pueden hacerlo los sitios de la lista.',
    none: 'Cualquier sitio puede mostrar su página.',
    add: 'Sitio',
    addHint: 'Por ejemplo https://www.example.com',
    addButton: 'Añadir sitio',
    remove: 'Quitar',
    removeNamed: (site) => `Quitar ${site}`,
  },
  check: {
    title: 'Comprobar una de sus páginas',
    text: 'Escriba su dirección. Verá qué impide que el widget funcione allí.',
    address: 'Dirección de la página',
    button: 'Comprobar página',
    of: (address) => `Lo que encontramos en ${address}`,
    findings: {
      fine: 'Todo está correcto.',
      unreachable: 'No podemos leer esta página. Revise la dirección; debe ser pública y por https.',
      not_a_page: 'Esta dirección no devuelve una página web.',
      script_missing: 'Falta el script: ponga en la página la línea con embed.js.',
      element_missing:
        'No encontramos ningún widget: ponga en la página el código de arriba. Si la página se genera con scripts, puede que no lo veamos.',
      fallback_missing: 'El widget no contiene ningún enlace, así que los visitantes sin JavaScript no ven nada.',
      policy_blocks_script:
        'La política de seguridad de contenido de la página bloquea nuestro script: añada nuestra dirección a script-src.',
      policy_blocks_frame:
        'La política de seguridad de contenido de la página bloquea nuestro marco: añada nuestra dirección a frame-src.',
      site_not_listed: 'Este sitio no está en su lista, así que el marco queda vacío.',
    },
  },
  problems: {
    not_a_site: 'Escriba un sitio, por ejemplo https://www.example.com.',
    too_many_sites: 'La lista está llena. Quite primero un sitio.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Tipo de reunión',
  old: 'Cambio desde Calendly o Cal.com',
  oldText:
    'Las páginas con un widget de Calendly o Cal.com siguen funcionando: cambie la dirección de su script y elija un tipo de reunión para cada uno de sus enlaces.',
  oldScript: (name) => `Copiar dirección del script para páginas con ${name}`,
  oldLink: 'Enlace de Calendly o Cal.com',
  oldLinkHint: 'Por ejemplo https://calendly.com/acme/30min o acme/30min.',
  leadsTo: (path, title) => `${path} lleva a ${title}`,
  addOld: 'Añadir enlace',
  remove: 'Quitar',
  removeNamed: (name) => `Quitar: ${name}`,
  oldProblems: {
    not_a_link: 'Escriba la dirección anterior o su ruta.',
    no_event_type: 'Elija uno de sus tipos de reunión.',
    too_many: 'Ya hay 200 enlaces. Quite primero uno.',
  },
}
