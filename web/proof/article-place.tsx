/** Where the article stands: beside the conversation on a desk, a sheet from the bottom on a phone. */
import { Drawer } from 'antd';
import { PHONE, useMedia } from '../shell/use-media.ts';
import { useWords } from '../words/use-words.ts';
import ArticlePanel, { type ArticlePanelProps } from './article-panel.tsx';

export default function ArticlePlace(props: ArticlePanelProps) {
  const words = useWords();
  const isPhone = useMedia(PHONE);
  if (!isPhone) {
    return (
      <aside
        className="panel"
        aria-label={words.article}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onClose();
        }}
      >
        <ArticlePanel {...props} />
      </aside>
    );
  }
  return (
    <Drawer
      open
      placement="bottom"
      size="88dvh"
      closable={false}
      onClose={props.onClose}
      rootClassName="sheet"
      aria-label={words.article}
    >
      <ArticlePanel {...props} />
    </Drawer>
  );
}
