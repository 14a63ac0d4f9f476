/** The page around the element speaks as the element does: its title, its language. This page's own; whoever embeds the element has a page of their own. */
const TITLES: Readonly<Record<'zh' | 'en', string>> = { zh: document.title, en: 'Outdoor advertising pre-check' };

export function followLanguage(element: Element): void {
  const follow = (): void => {
    const lang = element.getAttribute('lang') ?? document.documentElement.lang;
    document.documentElement.lang = lang;
    document.title = TITLES[lang.startsWith('en') ? 'en' : 'zh'];
  };
  new MutationObserver(follow).observe(element, { attributeFilter: ['lang'] });
  follow();
}
