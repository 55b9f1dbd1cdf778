import { useTranslation } from '../../i18n/useTranslation';
import { useTimeline } from '../page/useOrder';
import { Awaited } from '../../shell/feedback/Awaited';
import { FoldedSection } from '../../shell/parts/FoldedSection';
import { Story } from './Story';

/** The order's story, folded. */
export function StorySection({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  return (
    <FoldedSection title={t('story.title')}>
      <OrderStory orderId={orderId} />
    </FoldedSection>
  );
}

function OrderStory({ orderId }: { readonly orderId: string }) {
  const timeline = useTimeline(orderId);
  return (
    <Awaited query={timeline} room={200}>
      {({ items }) => <Story entries={items} />}
    </Awaited>
  );
}
