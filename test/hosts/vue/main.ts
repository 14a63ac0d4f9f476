/** A page in Vue 3: the same as the one in React, by a template. */
import { createApp, defineComponent, ref } from 'vue';
import type { Report } from 'signplan';
import 'signplan/elements/sign-plan.js';
import { plan } from '../plan.ts';
import { sign } from '../sign.ts';

const Page = defineComponent({
  setup() {
    const proposal = ref(sign(3.2));
    const there = ref(true);
    const verdicts = ref<string[]>([]);
    const higher = (): void => void (proposal.value = sign(Number(proposal.value.properties['clearance']) + 2));
    const heard = ({ detail }: CustomEvent<Report>): void => void verdicts.value.push(`${detail.verdict}@${detail.proposal.properties?.['clearance']}`);
    return { plan, proposal, there, verdicts, higher, heard };
  },
  template: `<button @click="higher">higher</button>
    <button @click="there = !there">there</button>
    <output>{{ verdicts.join(' ') }}</output>
    <sign-plan v-if="there" class="seen" :plan="plan" lang="en" :proposal="proposal" @sign-plan-check="heard"></sign-plan>`,
});

const app = createApp(Page);
app.config.compilerOptions.isCustomElement = (tag: string): boolean => tag.startsWith('sign-plan');
app.mount('#root');
