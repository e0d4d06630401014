import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'التضمين',
  description: 'عرض صفحة الحجز في أي موقع: اختيار المظهر ثم نسخ الشفرة.',
  choose: { title: 'المظهر', show: 'تحديث' },
  eventType: 'نوع الاجتماع',
  kind: 'الطريقة',
  kinds: { inline: 'داخل الصفحة', popup: 'رابط يفتح نافذة', badge: 'زر عائم' },
  label: 'نص الرابط أو الزر',
  usualLabel: 'حجز مكالمة',
  theme: 'السمة',
  themes: { auto: 'إعداد الزائر', light: 'فاتحة', dark: 'داكنة' },
  color: 'اللون (hex)',
  colorHint: 'ستة أرقام، مثل 1d6b4f. عند تركه فارغًا: لونك الخاص.',
  language: 'اللغة',
  languageOfSite: 'لغة الموقع',
  hideDetails: 'إخفاء الاسم والوصف',
  reserveSpace: 'تخصيص مساحة (يمنع تحرّك المحتوى)',
  reserveSpaceHint:
    'يضيف سطر CSS واحدًا. ومن دونه يتحرّك المحتوى أدناه مرة واحدة إلى الأسفل عند تحميل البرنامج النصي. وإن كانت سياسة أمان المحتوى (CSP) لديك تمنع الأنماط المضمَّنة، فيوضع السطر في ورقة الأنماط.',
  none: 'يُرجى إنشاء نوع اجتماع أولًا.',
  preview: {
    title: 'معاينة',
    text: 'صفحة الحجز لديك في موقع نموذجي.',
    frame: 'معاينة صفحة الحجز',
    choice: 'المعاينة',
    kinds: { light: 'فاتحة', dark: 'داكنة', narrow: 'ضيقة' },
    elsewhere: 'لا يجوز عرض الصفحة إلا في المواقع المدرجة في قائمتك، وليس Foyer نفسه منها.',
    open: 'فتح المعاينة في علامة تبويب جديدة',
    sample: {
      name: 'موقعك',
      heading: 'لنتحدث',
      text: 'يمكنك اختيار موعد يناسبك. وتصل إليك فورًا دعوة فيها كل ما يلزم.',
      opens: 'هذا ما يفتحه:',
    },
  },
  snippets: {
    title: 'شفرة التضمين',
    text: 'تُلصق حيث يجب أن تظهر صفحة الحجز. لا تحتاج إلى ملفات تعريف ارتباط، وتعمل مع سياسة أمان محتوى (CSP) صارمة.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (محرر الشفرة)',
      iframe: 'إطار بسيط',
      link: 'رابط للرسائل',
    },
    copy: {
      html: 'نسخ HTML',
      react: 'نسخ شفرة React',
      wordpress: 'نسخ كتلة WordPress',
      iframe: 'نسخ الإطار البسيط',
      link: 'نسخ رابط الرسائل',
    },
  },
  sites: {
    title: 'المواقع المسموح بها',
    text: 'ما دامت القائمة فارغة، يجوز لأي موقع عرض صفحتك. وما إن تضم موقعًا حتى يقتصر العرض على المواقع المدرجة فيها.',
    none: 'يجوز لأي موقع عرض صفحتك.',
    add: 'الموقع',
    addHint: 'مثل https://www.example.com',
    addButton: 'إضافة موقع',
    remove: 'إزالة',
    removeNamed: (site) => `إزالة ${site}`,
  },
  check: {
    title: 'فحص صفحة لديك',
    text: 'عند كتابة عنوانها يظهر ما يمنع الأداة من العمل فيها.',
    address: 'عنوان الصفحة',
    button: 'فحص الصفحة',
    of: (address) => `نتيجة فحص ${address}`,
    findings: {
      fine: 'كل شيء في مكانه.',
      unreachable: 'لا يمكننا قراءة هذه الصفحة. يُرجى مراجعة العنوان؛ يجب أن يكون عامًا وعبر https.',
      not_a_page: 'لا يعيد هذا العنوان صفحة ويب.',
      script_missing: 'البرنامج النصي مفقود: يُرجى وضع سطر embed.js في الصفحة.',
      element_missing:
        'لم نجد أداة: يُرجى وضع الشفرة أعلاه في الصفحة. وفي الصفحات التي تبنيها البرامج النصية قد لا نراها.',
      fallback_missing: 'لا تحتوي الأداة على رابط، لذلك لا يرى الزوار شيئًا دون JavaScript.',
      policy_blocks_script:
        'تمنع سياسة أمان المحتوى (CSP) في الصفحة برنامجنا النصي: يُرجى إضافة عنواننا إلى script-src.',
      policy_blocks_frame: 'تمنع سياسة أمان المحتوى (CSP) في الصفحة إطارنا: يُرجى إضافة عنواننا إلى frame-src.',
      site_not_listed: 'هذا الموقع ليس في قائمة مواقعك، لذلك يبقى الإطار فارغًا.',
    },
  },
  problems: {
    not_a_site: 'يُرجى كتابة موقع، مثل https://www.example.com.',
    too_many_sites: 'القائمة ممتلئة. يُرجى إزالة موقع أولًا.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'نوع الاجتماع',
  old: 'الانتقال من Calendly أو Cal.com',
  oldText:
    'تستمر الصفحات التي فيها أداة Calendly أو Cal.com في العمل: يُرجى تغيير عنوان برنامجها النصي، واختيار نوع اجتماع لكل رابط فيها.',
  oldScript: (name) => `نسخ عنوان البرنامج النصي لصفحات ${name}`,
  oldLink: 'رابط Calendly أو Cal.com',
  oldLinkHint: 'مثل https://calendly.com/acme/30min أو acme/30min.',
  leadsTo: (path, title) => `يؤدي ${path} إلى ${title}`,
  addOld: 'إضافة رابط',
  remove: 'إزالة',
  removeNamed: (name) => `إزالة: ${name}`,
  oldProblems: {
    not_a_link: 'يُرجى كتابة العنوان القديم أو مساره.',
    no_event_type: 'يُرجى اختيار أحد أنواع اجتماعاتك.',
    too_many: 'يوجد 200 رابط بالفعل. يُرجى إزالة رابط أولًا.',
  },
}
