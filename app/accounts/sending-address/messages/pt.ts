import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Endereço de envio',
  ofTeam: 'Endereço de envio da equipe',
  description: (service) =>
    `Os e-mails a participantes e convidados saem de ${service}, ou de um endereço do seu próprio domínio. Os e-mails a você saem sempre de ${service}.`,
  back: 'Remetente e assinatura',
  notOffered:
    'O operador deste serviço não configurou endereços de envio próprios. Nome do remetente, endereço Reply-To e assinatura funcionam sem eles.',
  choose: 'Usar um endereço próprio',
  another: 'Usar outro endereço',
  chooseHint:
    'Você precisa de uma caixa de correio nesse endereço e de acesso ao DNS do domínio. Enviamos um link ao endereço e mostramos as linhas a acrescentar.',
  address: 'Endereço de envio',
  ask: 'Enviar o link',
  check: 'Verificar de novo',
  checked: (when) => `Última consulta ao DNS: ${when}. Ele é consultado de novo todos os dias.`,
  remove: 'Remover',
  removeTitle: 'Remover o endereço de envio',
  removeExplain: (address, service) =>
    `Os e-mails passam na hora a sair de ${service}, e não mais de ${address}. Depois você pode excluir as linhas de DNS dele.`,
  removeWaiting: (address, present) => `Não esperamos mais por ${address}. Os e-mails continuam saindo de ${present}.`,
  removeConfirm: 'Remover o endereço',
  keep: 'Manter',
  proveTitle: 'Confirme o endereço de envio',
  proveExplain: (address) =>
    `Os e-mails a participantes e convidados vão sair de ${address}, assim que as linhas de DNS do domínio estiverem certas.`,
  prove: 'Confirmar o endereço',
  proofOver:
    'Este link já foi usado, foi substituído por um mais novo, expirou ou pertence a outra conta. Você pode pedir um novo.',
  done: {
    asked: 'Enviamos um link ao endereço. Abra-o neste navegador.',
    proven: 'O endereço está confirmado.',
    checked: 'O DNS acabou de ser consultado.',
    'too-soon': 'O DNS foi consultado há menos de um minuto. Tente de novo em um minuto.',
    removed: 'Removido.',
  },
  state: {
    inUse: 'Os e-mails a participantes e convidados saem deste endereço.',
    notYet: (service) => `Os e-mails ainda saem de ${service}.`,
    refused:
      'O servidor de e-mail não aceitou um e-mail deste endereço, então os e-mails saem do endereço do serviço até você verificar de novo. A resposta foi:',
    unproven: 'O endereço não está confirmado: abra o link que enviamos a ele.',
    linesMissing: 'Nem todas as linhas de DNS estão certas.',
  },
  refused: {
    not_offered: 'O operador deste serviço não configurou endereços de envio próprios.',
    address: 'Digite um endereço de e-mail, por exemplo bookings@example.com.',
    public_provider:
      'Qualquer pessoa pode ter um endereço nesse provedor, e o DNS dele não é seu, então os programas de e-mail recusariam os e-mails. Use um endereço do seu próprio domínio.',
    refuses_unsigned:
      'Este domínio pede aos programas de e-mail que recusem mensagens que ele não assinou (DMARC). Se ele é seu, acrescente primeiro as linhas DKIM abaixo e peça de novo. Se pertence a um provedor de e-mail, use um endereço do seu próprio domínio.',
    too_often: 'Você pediu muitos endereços. Tente de novo em uma hora.',
    mailbox_full: 'Esta caixa de correio já recebeu muitos e-mails nossos hoje. Tente de novo amanhã.',
  },
  lines: {
    caption: 'Linhas de DNS do domínio',
    intro:
      'Acrescente ou altere estas linhas onde o DNS do seu domínio é administrado. Pode levar uma hora até uma alteração aparecer.',
    name: 'Nome',
    type: 'Tipo',
    value: 'Valor',
    copy: 'Copiar',
    state: 'Estado',
    found: (text) => `Encontrado: ${text}`,
    right: 'Certa',
    open: 'Sem informação',
    waits: 'Aguardando o DKIM',
    wrong: 'A fazer',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Está como deve ser.',
    unanswered: 'O DNS não respondeu. Nada muda até que responda; tentamos de novo em até uma hora.',
    missing: 'Esta linha ainda não existe. Acrescente-a.',
    spf_not_included: 'A linha SPF não cita nosso servidor de e-mail. Substitua-a por esta.',
    spf_several: 'Há mais de uma linha SPF, então nenhuma vale. Deixe apenas esta.',
    spf_lookups:
      'A linha SPF precisa de mais de 10 consultas, então quem recebe a ignora. Remova o que não envia mais seus e-mails.',
    spf_after_all: 'Nossa parte está depois de “all”, onde ninguém a lê. Substitua a linha por esta.',
    spf_not_passed: 'Nossa parte está lá, mas com um sinal que não a permite (-, ~ ou ?). Substitua a linha por esta.',
    spf_invalid:
      'A linha SPF inclui um domínio que não tem linha SPF, ou tem várias, então quem recebe ignora a linha inteira. Remova essa parte.',
    dkim_other: 'Há outra coisa com este nome. Substitua-a por esta linha.',
    dkim_no_key: 'A linha está certa, mas a chave para a qual ela aponta não existe. Avise o operador deste serviço.',
    dkim_several: 'Há mais de uma linha com este nome. Deixe apenas esta.',
    dmarc_several: 'Há mais de uma linha DMARC, então nenhuma vale. Deixe uma delas.',
    dmarc_invalid: 'A linha DMARC não tem uma política válida (p=none, p=quarantine ou p=reject). Corrija-a.',
    dmarc_unaligned:
      'A linha DMARC está certa, mas os e-mails não passam nela até que as linhas DKIM estejam certas: só elas ligam nossos e-mails ao seu domínio.',
  },
}
