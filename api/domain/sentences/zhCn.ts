import { infrastructureWords, postWords, serviceWords } from '#contract/words.ts';
import type { Sentences } from './speak.ts';

const post = (code: string) => (postWords['zh-CN'] as Record<string, string>)[code] ?? code;
const service = (code: string) => (serviceWords['zh-CN'] as Record<string, string>)[code] ?? code;
const kind = (code: string) => (infrastructureWords['zh-CN'] as Record<string, string>)[code] ?? code;
const sources: Record<string, string> = { gps: '手机定位', pin: '地图选点', exif: '照片位置' };
const offHours: Record<string, string> = { holiday: '法定节假日', weekend: '周末', hours: '非工作时间' };
const absences: Record<string, string> = { leave: '请假', training: '培训' };
const complaints: Record<string, string> = { 'grid-worker': '网格员', property: '物业', community: '社区' };

export const chinese: Sentences = {
  'located-by-position': ({ source, accuracyMeters }) =>
    `按${sources[source] ?? source}落点${accuracyMeters === undefined ? '' : `，误差约 ${Math.round(accuracyMeters)} 米`}`,
  'located-by-text': ({ targetId, relation, besideId }, { name }) =>
    `按文字描述落在${besideId ? `${name(besideId)}旁的` : ''}${name(targetId)}${relation === 'beside' ? '旁' : ''}`,
  'text-and-position-agree': ({ distanceMeters }) => `文字与定位相符，相距 ${distanceMeters} 米`,
  'text-and-position-disagree': ({ distanceMeters, limitMeters, used }) =>
    `文字与定位相距 ${distanceMeters} 米，超过 ${limitMeters} 米，暂按${used === 'text' ? '文字' : '定位'}，请上报人确认`,
  'text-not-recognised': () => '文字描述未能对应到登记的地点，请工单员核对',
  'text-ambiguous': ({ candidates, asks }) =>
    `文字描述可能指 ${candidates} 处，请确认是${asks === 'which-place' ? '哪一处地点' : '哪个小区'}`,
  'part-not-registered': ({ targetId, part }, { name }) => `${name(targetId)}没有登记${part}，请核对`,
  'default-position-ignored': () => '手机传来的是地图默认坐标，不作为位置',
  'nothing-to-locate': () => '没有可用的位置，由工单员联系确认',
  'position-vague': ({ accuracyMeters, sharePercent }) =>
    `定位不够准：误差约 ${Math.round(accuracyMeters)} 米，其中${sharePercent < 1 ? '不到 1' : `只有 ${sharePercent}`}% 落在最可能的网格`,
  'grid-inside': ({ gridCode }, { name }) => `位置在${name(gridCode)}内`,
  'grid-border': ({ gridCode, sharePercent, neighbours }, { name }) =>
    `位置靠近网格边界，${sharePercent}% 落在${name(gridCode)}${neighbours.length ? `，同时告知${neighbours.map(name).join('、')}` : ''}`,
  'grid-nearest': ({ gridCode, distanceMeters }, { name }) =>
    `位置不在任何网格内，归最近的${name(gridCode)}（相距 ${distanceMeters} 米）`,
  'compound-in-several-grids': ({ targetId, gridCode }, { name }) =>
    `${name(targetId)}跨多个网格，暂归${name(gridCode)}，请上报人补充楼栋`,
  'grid-outside': () => '位置在社区范围之外，由社区工单员联系转办',
  'belongs-to-neighbour-community': ({ communityCode }, { name }) =>
    `位置属于${name(communityCode)}，由本社区工单员转交`,
  'boundary-version': ({ number }) => `按第 ${number} 版网格边界判定`,
  'working-time': ({ at }, { clock }) => `${clock(at)} 为工作时间`,
  'outside-working-time': ({ at, reason }, { clock }) => `${clock(at)} 为${offHours[reason] ?? reason}`,
  'calendar-not-published': ({ year }) => `${year} 年放假安排尚未发布，暂按周一至周五计`,
  'worker-on-shift': ({ gridCode }, { name }) => `${name(gridCode)}专职网格员在岗，由其负责`,
  'worker-away': ({ gridCode, reason, until }, { name, clock }) =>
    `${name(gridCode)}网格员${absences[reason] ?? reason}至 ${clock(until)}`,
  'no-worker': ({ gridCode }, { name }) => `${name(gridCode)}暂无专职网格员`,
  'stand-in': ({ gridCode }, { name }) => `由${name(gridCode)} AB 岗替岗人员负责`,
  'stand-in-away': () => 'AB 岗替岗人员也不在岗',
  'second-worker': ({ gridCode }, { name }) => `由${name(gridCode)}第二网格员负责`,
  'no-second-worker': ({ gridCode }, { name }) => `${name(gridCode)}没有在岗的第二网格员`,
  'neighbour-worker': ({ fromGridCode, sharedBorderMeters }, { name }) =>
    `由相邻的${name(fromGridCode)}网格员负责（共用边界 ${sharedBorderMeters} 米）`,
  'no-neighbour-worker': () => '相邻网格也没有在岗的网格员',
  'area-officer': ({ gridCode }, { name }) => `由${name(gridCode)}包片干部负责`,
  'no-area-officer': () => '没有在岗的包片干部',
  mediator: () => '由调解员负责',
  'duty-officer': ({ until }, { clock }) => `由值班员负责${until ? `，值班至 ${clock(until)}` : ''}`,
  'no-duty-officer': () => '值班表此时没有值班员',
  'desk-holds': () => '由社区工单员负责',
  secretary: () => '由社区书记负责',
  'leader-on-call-informed': () => '紧急事项，已知会带班领导',
  'volunteers-informed': ({ posts }) =>
    `已知会${[...new Set(posts)].map(post).join('、')}（志愿岗位，只知会不派办）`,
  'neighbour-told': ({ gridCode }, { name }) => `已告知相邻的${name(gridCode)}网格员`,
  'complaint-passes-holder': ({ about }) => `反映${complaints[about] ?? about}的事项，不经其本人办理`,
  'holder-left': ({ post: left }) => `原责任人已离开${post(left)}岗位，重新派定`,
  'no-category': () => '未选类别，请工单员补充',
  'near-infrastructure': (params) =>
    `距${kind(params.kind)} ${params.distanceMeters} 米，建议联系${service(params.service)}`,
  'category-proposes': ({ services }) => `此类事项通常由${services.map(service).join('、')}处置`,
  'due-by-category': ({ minutes }) => `按类别应在 ${duration(minutes)}内办结`,
};

const duration = (minutes: number): string =>
  minutes % 1440 === 0
    ? `${minutes / 1440} 天`
    : minutes % 60 === 0
      ? `${minutes / 60} 小时`
      : `${minutes} 分钟`;
