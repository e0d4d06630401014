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
    'Necesita un buzón en esa dirección y acceso al DNS de su dominio. Enviamos un enlace a la dirección y mostramos los registros que hay que añadir.',
  address: 'Dirección de envío',
  ask: 'Enviar el enlace',
  check: 'Comprobar de nuevo',
  checked: (when) => `El DNS se leyó el ${when}. Se vuelve a leer cada día.`,
  remove: 'Quitar',
  removeTitle: 'Quitar la dirección de envío',
  removeExplain: (address, service) =>
    `Los correos saldrán de inmediato de ${service} y ya no de ${address}. Después puede eliminar sus registros DNS.`,
  removeWaiting: (address, present) =>
    `Ya no se espera la confirmación de ${address}. Los correos siguen saliendo de ${present}.`,
  removeConfirm: 'Quitar la dirección',
  keep: 'Conservarla',
  proveTitle: 'Confirme la dirección de envío',
  proveExplain: (address) =>
    `Los correos a asistentes e invitados saldrán de ${address} en cuanto los registros DNS de su dominio sean correctos.`,
  prove: 'Confirmar la dirección',
  proofOver:
    'Este enlace ya se ha usado, se sustituyó por otro más nuevo, ha caducado o pertenece a otra cuenta. Puede pedir uno nuevo.',
  done: {
    asked: 'Hemos enviado un enlace a la dirección. Ábralo en este navegador.',
    proven: 'La dirección está confirmada.',
    checked: 'El DNS se acaba de leer.',
    'too-soon': 'El DNS se leyó hace menos de un minuto. Inténtelo de nuevo dentro de un minuto.',
    removed: 'La dirección se ha quitado.',
  },
  state: {
    inUse: 'Los correos a asistentes e invitados salen de esta dirección.',
    notYet: (service) => `Los correos todavía salen de ${service}.`,
    refused:
      'El servidor de correo no aceptó un correo de esta dirección, así que los correos salen de la dirección del servicio hasta que usted repita la comprobación. Respondió:',
    unproven: 'La dirección no está confirmada: abra el enlace que le hemos enviado.',
    linesMissing: 'No todos los registros DNS son correctos.',
  },
  refused: {
    not_offered: 'El operador de este servicio no ha configurado direcciones de envío propias.',
    address: 'Escriba una sola dirección de correo, por ejemplo bookings@example.com.',
    public_provider:
      'Cualquiera puede tener una dirección allí y su DNS no es de usted, así que los programas de correo rechazarían los correos que salieran de ella. Use una dirección de su propio dominio.',
    refuses_unsigned:
      'Este dominio pide a los programas de correo que rechacen los correos que no haya firmado (DMARC). Si es suyo, añada primero los registros DKIM de abajo y vuelva a pedirlo. Si es de un proveedor de buzones, use una dirección de su propio dominio.',
    too_often: 'Ha pedido muchas direcciones. Inténtelo de nuevo dentro de una hora.',
    mailbox_full: 'Este buzón ha recibido hoy muchos correos nuestros. Inténtelo de nuevo mañana.',
  },
  lines: {
    caption: 'Registros DNS del dominio',
    intro:
      'Añada o cambie estos registros donde se administra el DNS de su dominio. Un cambio puede tardar una hora en verse.',
    name: 'Nombre',
    type: 'Tipo',
    value: 'Valor',
    copy: 'Copiar',
    state: 'Estado',
    found: (text) => `Encontrado: ${text}`,
    right: 'Correcto',
    open: 'Sin datos',
    waits: 'A la espera de DKIM',
    wrong: 'Pendiente',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Está como debe estar.',
    unanswered: 'El DNS no respondió. No cambia nada hasta que responda; lo reintentaremos en menos de una hora.',
    missing: 'Este registro todavía no existe. Añádalo.',
    spf_not_included: 'El registro SPF no incluye nuestro servidor de correo. Sustitúyalo por este.',
    spf_several: 'Hay más de un registro SPF, así que ninguno cuenta. Deje solo este.',
    spf_lookups:
      'El registro SPF necesita más de 10 consultas, así que los receptores lo ignoran. Quite lo que ya no envíe sus correos.',
    spf_after_all: 'Nuestra parte está detrás de “all”, donde nadie la lee. Sustituya el registro por este.',
    spf_not_passed:
      'Nuestra parte está, pero con un signo que no la permite (-, ~ o ?). Sustituya el registro por este.',
    spf_invalid:
      'El registro SPF incluye un dominio que no tiene registro SPF o tiene varios, así que los receptores ignoran todo el registro. Quite esa parte.',
    dkim_other: 'Hay otra cosa con este nombre. Sustitúyalo por este registro.',
    dkim_no_key: 'El registro es correcto, pero falta la clave a la que apunta. Avise al operador de este servicio.',
    dkim_several: 'Hay más de un registro con este nombre. Deje solo este.',
    dmarc_several: 'Hay más de un registro DMARC, así que ninguno cuenta. Deje uno de ellos.',
    dmarc_invalid: 'El registro DMARC no tiene una política válida (p=none, p=quarantine o p=reject). Corríjalo.',
    dmarc_unaligned:
      'El registro DMARC es correcto, pero los correos no lo cumplirán hasta que los registros DKIM sean correctos: solo ellos vinculan nuestros correos a su dominio.',
  },
}
