import type { Post } from '#contract/lists.ts';

/** 定责: what a post is for, in one line. */
export const duties: Record<Post, string> = {
  secretary: '社区全面工作，紧急事项指挥，吹哨审批',
  'deputy-secretary': '协助书记，分管网格与物业联动',
  'area-officer': '包片联系网格，协调疑难事项，受理对网格员和物业的投诉',
  'desk-clerk': '12345 热线转办、来电来访登记、派单与回访',
  'duty-officer': '工作时间外首接负责，24 小时值守',
  'leader-on-call': '带班，紧急事项到场指挥',
  'grid-worker': '网格巡查、走访、首接负责',
  'branch-secretary': '组织网格党员，召集支部议事',
  'group-leader': '联系楼栋党员，组织楼栋议事',
  'unit-leader': '收集社情民意，邻里互助，通知到户',
  'member-home': '党员中心户，学习与议事场所',
  mediator: '邻里、家庭矛盾调解',
  volunteer: '志愿服务，参与代办与陪护',
  rider: '随手上报隐患与急难事项',
  'organisation-officer': '接收本单位的派单，签到、处置、反馈',
  auditor: '查阅审计日志',
  administrator: '管理账号、设备与设置，不接触居民信息',
};
