/** Early signs of disputes: restricted matters, never on a wall. No names, no house numbers in the words. */
export const disputeTexts: readonly { category: string; text: string }[] = [
  { category: 'neighbour-dispute', text: '楼上漏水泡了楼下吊顶，赔多少谈不拢，约了调解' },
  { category: 'neighbour-dispute', text: '因为停车两家拌嘴，怕再闹起来' },
  { category: 'neighbour-dispute', text: '楼道装监控，对门说照到自家门，要求拆' },
  { category: 'neighbour-dispute', text: '空调外机滴水，上下楼吵了两回' },
  { category: 'neighbour-dispute', text: '养狗扰邻，双方都找社区评理' },
  { category: 'family-dispute', text: '老人赡养几个子女说不到一起，想请社区给说和说和' },
  { category: 'family-dispute', text: '夫妻争吵邻居担心，请人上门看看' },
];
