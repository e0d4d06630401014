import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Dirección de envío',
  ofTeam: 'Dirección de envío del equipo',
  description: (service) =>
    `Los correos a asistentes e invitados salen de ${service} o de una dirección de su propio dominio. Los correos para usted salen siempre de ${service}.`,
  back: 'Remitente y firma',
  notOffered:
    'El operador de este servicio no ha configurado direcciones de envío propias. El nombre del remitente, la dirección Reply-To y la firma funcionan sin ellas.',
  choose: 'Usar una dirección propia',
  another: 'Usar otra dirección',
  chooseHint:
    'Necesita un buzón en esa dirección y acceso al DNS de su dominio. Enviamos un enlace a la dirección y mostramos las líneas que hay que añadir.',
  address: 'Dirección de envío',
  ask: 'Enviar el enlace',
  check: 'Comprobar de nuevo',
  checked: (when) => `El DNS se leyó el ${when}. Se vuelve a leer cada día.`,
  remove: 'Quitar',
  removeTitle: 'Quitar la dirección de envío',
  removeExplain: (address, service) =>
    `Los correos saldrán de inmediato de ${service} y ya no de ${address}. Después puede eliminar sus líneas de DNS.`,
  removeWaiting: (address, present) => `Ya no se espera a ${address}. Los correos siguen saliendo de ${present}.`,
  removeConfirm: 'Quitar la dirección',
  keep: 'Conservarla',
  proveTitle: 'Confirme la dirección de envío',
  proveExplain: (address) =>
    `Los correos a asistentes e invitados saldrán de ${address} en cuanto las líneas de DNS de su dominio sean correctas.`,
  prove: 'Confirmar la dirección',
  proofOver:
    'Este enlace ya se ha usado, se sustituyó por otro más nuevo, ha caducado o pertenece a otra cuenta. Puede pedir uno nuevo.',
  done: {
    asked: 'Hemos enviado un enlace a la dirección. Ábralo en este navegador.',
    proven: 'La dirección está confirmada.',
    checked: 'El DNS se acaba de leer.',
    'too-soon': 'El DNS se leyó hace menos de un minuto. Inténtelo de nuevo dentro de un minuto.',
    removed: 'Dirección quitada.',
  },
  state: {
    inUse: 'Los correos a asistentes e invitados salen de esta dirección.',
    notYet: (service) => `Los correos todavía salen de ${service}.`,
    refused:
      'El servidor de correo no aceptó un correo de esta dirección, así que los correos salen de la dirección del servicio hasta que usted vuelva a comprobar. Respondió:',
    unproven: 'La dirección no está confirmada: abra el enlace que le hemos enviado.',
    linesMissing: 'No todas las líneas de DNS son correctas.',
  },
  refused: {
    not_offered: 'El operador de este servicio no ha configurado direcciones de envío propias.',
    address: 'Escriba una sola dirección de correo, por ejemplo bookings@example.com.',
    public_provider:
      'Cualquiera puede tener una dirección allí y su DNS no es de usted, así que los programas de correo rechazarían los correos que salieran de ella. Use una dirección de su propio dominio.',
    refuses_unsigned:
      'Este dominio pide a los programas de correo que rechacen los correos que no haya firmado (DMARC). Si es suyo, añada primero las líneas DKIM de abajo y vuelva a pedirlo. Si es de un proveedor de buzones, use una dirección de su propio dominio.',
    too_often: 'Ha pedido muchas direcciones. Inténtelo de nuevo dentro de una hora.',
    mailbox_full: 'Este buzón ha recibido hoy muchos correos nuestros. Inténtelo de nuevo mañana.',
  },
  lines: {
    caption: 'Líneas de DNS del dominio',
    intro:
      'Añada o cambie estas líneas donde se administra el DNS de su dominio. Un cambio puede tardar una hora en verse.',
    name: 'Nombre',
    type: 'Tipo',
    value: 'Valor',
    copy: 'Copiar',
    state: 'Estado',
    found: (text) => `Encontrado: ${text}`,
    right: 'Correcta',
    open: 'Sin datos',
    waits: 'A la espera de DKIM',
    wrong: 'Pendiente',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Está como debe estar.',
    unanswered: 'El DNS no respondió. No cambia nada hasta que responda; lo reintentaremos en menos de una hora.',
    missing: 'Todavía no existe esta línea. Añádala.',
    spf_not_included: 'La línea SPF no nombra nuestro servidor de correo. Sustitúyala por esta.',
    spf_several: 'Hay más de una línea SPF, así que ninguna cuenta. Deje solo esta.',
    spf_lookups:
      'La línea SPF necesita más de 10 consultas, así que los receptores la ignoran. Quite lo que ya no envíe sus correos.',
    spf_after_all: 'Nuestra parte está detrás de “all”, donde nadie la lee. Sustituya la línea por esta.',
    spf_not_passed: 'Nuestra parte está, pero con un signo que no la permite (-, ~ o ?). Sustituya la línea por esta.',
    spf_invalid:
      'La línea SPF incluye un dominio que no tiene línea SPF o tiene varias, así que los receptores ignoran toda la línea. Quite esa parte.',
    dkim_other: 'Hay otra cosa con este nombre. Sustitúyala por esta línea.',
    dkim_no_key: 'La línea es correcta, pero falta la clave a la que apunta. Avise al operador de este servicio.',
    dkim_several: 'Hay más de una línea con este nombre. Deje solo esta.',
    dmarc_several: 'Hay más de una línea DMARC, así que ninguna cuenta. Deje una de ellas.',
    dmarc_invalid: 'La línea DMARC no tiene una política válida (p=none, p=quarantine o p=reject). Corríjala.',
    dmarc_unaligned:
      'La línea DMARC es correcta, pero los correos no la cumplen hasta que las líneas DKIM sean correctas: solo ellas vinculan nuestros correos a su dominio.',
  },
}
