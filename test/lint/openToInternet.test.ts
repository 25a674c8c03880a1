/**
 * The rule `open-to-internet` beyond its examples: unions, exceptions, IPv6, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(peers: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
${peers}`;
}

describe('open-to-internet', () => {
  it('names the private ranges that the exceptions leave in', () => {
    checkFindings(
      policy(`        - ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16] }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info open-to-internet: leave out \`172.16.0.0/12\`
        - ipBlock: { cidr: "::/0" }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^ info open-to-internet: leave out \`fc00::/7\`
`),
    );
  });

  it('sees blocks that hold everything together', () => {
    checkFindings(
      policy(`        - ipBlock: { cidr: 0.0.0.0/1 }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info open-to-internet: hold every address together
        - ipBlock: { cidr: 128.0.0.0/1 }
`),
    );
  });

  it('is silent about smaller blocks', () => {
    checkFindings(policy('        - ipBlock: { cidr: 0.0.0.0/1 }\n'));
  });

  it('leaves the private ranges out', () => {
    checkQuickFix(
      policy('        - $0ipBlock: { cidr: 0.0.0.0/0 } # out\n'),
      'leave out the private ranges (closes)',
      policy(
        '        - ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] } # out\n',
      ),
    );
    checkQuickFix(
      policy(
        '        - $0ipBlock:\n            cidr: 0.0.0.0/0\n            except:\n              - 10.0.0.0/8\n              - 192.168.0.0/16\n',
      ),
      'leave out the private ranges (closes)',
      policy(
        '        - ipBlock:\n            cidr: 0.0.0.0/0\n            except:\n              - 10.0.0.0/8\n              - 192.168.0.0/16\n              - 172.16.0.0/12\n',
      ),
    );
  });

  it('leaves out several that the exceptions leave in', () => {
    checkQuickFix(
      policy('        - $0ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] }\n'),
      'leave out the private ranges (closes)',
      policy('        - ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] }\n'),
    );
    checkQuickFix(
      policy(`        - $0ipBlock:
            cidr: 0.0.0.0/0
            except: # ours
            - "10.0.0.0/8" # office
        # and
        - podSelector: {}
`),
      'leave out the private ranges (closes)',
      policy(`        - ipBlock:
            cidr: 0.0.0.0/0
            except: # ours
            - "10.0.0.0/8" # office
            - "172.16.0.0/12"
            - "192.168.0.0/16"
        # and
        - podSelector: {}
`),
    );
  });

  it('leaves out of each block what it has', () => {
    checkQuickFix(
      policy(`        - $0ipBlock: { cidr: 0.0.0.0/1 } # low
        - ipBlock: # high
            cidr: 128.0.0.0/1
        - podSelector: {}
`),
      'leave out the private ranges (closes)',
      policy(`        - ipBlock: { cidr: 0.0.0.0/1, except: [10.0.0.0/8] } # low
        - ipBlock: # high
            cidr: 128.0.0.0/1
            except:
              - 172.16.0.0/12
              - 192.168.0.0/16
        - podSelector: {}
`),
    );
  });

  it('removes blocks that are private as a whole', () => {
    checkQuickFix(
      policy(`        - $0ipBlock: { cidr: 0.0.0.0/1, except: [10.0.0.0/7] }
        - ipBlock: { cidr: 10.0.0.0/8 }
        - ipBlock: { cidr: 11.0.0.0/8 }
        - ipBlock: { cidr: 128.0.0.0/1, except: [172.16.0.0/12, 192.168.0.0/16] }
        - ipBlock: { cidr: 172.16.0.0/12 }
        - ipBlock: { cidr: 192.168.0.0/16 }
`),
      'leave out the private ranges (closes)',
      policy(`        - ipBlock: { cidr: 0.0.0.0/1, except: [10.0.0.0/7] }
        - ipBlock: { cidr: 11.0.0.0/8 }
        - ipBlock: { cidr: 128.0.0.0/1, except: [172.16.0.0/12, 192.168.0.0/16] }
`),
    );
  });
});
