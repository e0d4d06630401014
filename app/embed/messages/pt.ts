import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Incorporar',
  description: 'Mostre sua página de agendamento em qualquer site: escolha a aparência e copie o código.',
  choose: { title: 'Aparência', show: 'Atualizar' },
  eventType: 'Tipo de reunião',
  kind: 'Forma',
  kinds: { inline: 'Dentro da página', popup: 'Link que abre uma janela', badge: 'Botão flutuante' },
  label: 'Texto do link ou do botão',
  usualLabel: 'Agendar uma conversa',
  theme: 'Tema',
  themes: { auto: 'O do visitante', light: 'Claro', dark: 'Escuro' },
  color: 'Cor (hexadecimal)',
  colorHint: 'Seis dígitos, por exemplo 1d6b4f. Vazio significa sua própria cor.',
  language: 'Idioma',
  languageOfSite: 'O idioma do site',
  hideDetails: 'Ocultar título e descrição',
  reserveSpace: 'Reservar espaço (evita saltos)',
  reserveSpaceHint:
    'Acrescenta uma linha de CSS. Sem ela, o conteúdo abaixo desce uma vez quando o script é carregado. Se sua política de segurança de conteúdo proíbe estilos inline, coloque a linha na sua folha de estilos.',
  none: 'Crie primeiro um tipo de reunião.',
  preview: {
    title: 'Prévia',
    text: 'Sua página de agendamento em um site de exemplo.',
    frame: 'Prévia da página de agendamento',
    choice: 'Prévia',
    kinds: { light: 'Claro', dark: 'Escuro', narrow: 'Estreito' },
    elsewhere: 'Só os sites da sua lista podem mostrar a página, e o próprio Foyer não está nela.',
    open: 'Abrir a prévia em uma nova aba',
    sample: {
      name: 'Seu site',
      heading: 'Vamos conversar',
      text: 'Escolha um horário que funcione para você. O convite, com tudo o que é preciso, chega na hora.',
      opens: 'É isto que ele abre:',
    },
  },
  snippets: {
    title: 'Código para incorporar',
    text: 'Cole-o onde a página de agendamento deve aparecer. Ele não precisa de cookies e funciona com uma política de segurança de conteúdo rigorosa.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (editor de código)',
      iframe: 'Iframe simples',
      link: 'Link para e-mails',
    },
    copy: {
      html: 'Copiar HTML',
      react: 'Copiar código React',
      wordpress: 'Copiar bloco do WordPress',
      iframe: 'Copiar iframe simples',
      link: 'Copiar link para e-mails',
    },
  },
  sites: {
    title: 'Sites permitidos',
    text: 'Enquanto a lista está vazia, qualquer site pode mostrar sua página. Quando há um site nela, só os da lista podem.',
    none: 'Qualquer site pode mostrar sua página.',
    add: 'Site',
    addHint: 'Por exemplo https://www.example.com',
    addButton: 'Adicionar site',
    remove: 'Remover',
    removeNamed: (site) => `Remover ${site}`,
  },
  check: {
    title: 'Verificar uma página sua',
    text: 'Digite o endereço dela. Você vê o que impede o widget de funcionar lá.',
    address: 'Endereço da página',
    button: 'Verificar página',
    of: (address) => `O que encontramos em ${address}`,
    findings: {
      fine: 'Está tudo no lugar.',
      unreachable: 'Não conseguimos ler esta página. Confira o endereço; ela precisa ser pública, por https.',
      not_a_page: 'Este endereço não devolve uma página da web.',
      script_missing: 'Falta o script: coloque na página a linha com embed.js.',
      element_missing:
        'Não encontramos nenhum widget: coloque na página o código acima. Em páginas montadas por scripts, talvez não consigamos vê-lo.',
      fallback_missing: 'O widget não contém um link, então visitantes sem JavaScript não veem nada.',
      policy_blocks_script:
        'A política de segurança de conteúdo da página bloqueia nosso script: acrescente nosso endereço a script-src.',
      policy_blocks_frame:
        'A política de segurança de conteúdo da página bloqueia nosso iframe: acrescente nosso endereço a frame-src.',
      site_not_listed: 'Este site não está na sua lista de sites, então o iframe fica vazio.',
    },
  },
  problems: {
    not_a_site: 'Digite um site, por exemplo https://www.example.com.',
    too_many_sites: 'A lista está cheia. Remova um site primeiro.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Tipo de reunião',
  old: 'Migrar do Calendly ou do Cal.com',
  oldText:
    'Páginas com um widget do Calendly ou do Cal.com continuam funcionando: troque o endereço do script delas e escolha um tipo de reunião para cada link.',
  oldScript: (name) => `Copiar endereço do script para páginas ${name}`,
  oldLink: 'Link do Calendly ou do Cal.com',
  oldLinkHint: 'Por exemplo https://calendly.com/acme/30min ou acme/30min.',
  leadsTo: (path, title) => `${path} leva a ${title}`,
  addOld: 'Adicionar link',
  remove: 'Remover',
  removeNamed: (name) => `Remover: ${name}`,
  oldProblems: {
    not_a_link: 'Digite o endereço antigo ou o caminho dele.',
    no_event_type: 'Escolha um dos seus tipos de reunião.',
    too_many: 'Já há 200 links. Remova um primeiro.',
  },
}
