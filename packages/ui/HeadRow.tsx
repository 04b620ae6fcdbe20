/** The head of a table whose columns are plain words. */
import { useText } from './text.ts';

/** `keys`: the words of the columns in the language files, from left to right. */
export function HeadRow({ keys }: { keys: readonly string[] }) {
  const { t } = useText();
  return (
    <thead>
      <tr>
        {keys.map((key) => (
          <th key={key} scope="col">
            {t(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
