import { addWords } from './language.tsx';
import { englishPeople } from './people.en.ts';
import { chinesePeople } from './people.zh-CN.ts';

addWords({ 'zh-CN': chinesePeople, en: englishPeople });
