import { useTranslation } from '../../i18n/useTranslation';

/** The shopper's word for a category; the catalogue's own, capitalised, where we have none. */
export function useCategoryName(): (category: string) => string {
  const { t, i18n } = useTranslation();
  return (category) => {
    const key = `products.categories.${category.toLowerCase()}`;
    const plain = category.charAt(0).toUpperCase() + category.slice(1).replaceAll(/[-_]/g, ' ');
    return i18n.exists(key) ? t(key as 'products.categories.general') : plain;
  };
}
