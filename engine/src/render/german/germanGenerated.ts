/**
 * German for generated policies: what there will be, what they do not open, and what they leave as it is.
 */
export const GERMAN_GENERATED: Readonly<Record<string, string>> = {
  '{0} for {1}': '{0} für {1}',
  '{0} names {1} ({2}), which is not opened': '{0} nennt {1} ({2}); das wird nicht geöffnet',
  "{0} is restricted by no policy: it has no labels that last, or its node's network":
    '{0} wird von keiner Policy eingeschränkt: ohne dauerhafte Labels, oder im Netzwerk seines Nodes',
  '1 policy is there already; what these allow stays open, since policies add up':
    '1 Policy gibt es schon; was sie erlaubt, bleibt offen, denn Policies addieren sich',
  '{0} policies are there already; what these allow stays open, since policies add up':
    '{0} Policies gibt es schon; was sie erlauben, bleibt offen, denn Policies addieren sich',
  '{0} could not be read in full; what it declares is not opened':
    '{0} ist nicht ganz lesbar; was darin deklariert ist, wird nicht geöffnet',
  'add what is new to the resources of {0}': 'das Neue unter den resources von {0} eintragen',
  'isolates {0} of {1} for ingress and egress; what other policies allow stays open, since policies add up':
    'isoliert {0} aus {1} für Ingress und Egress; was andere Policies erlauben, bleibt offen, denn Policies addieren sich',
  "the way to the cluster's DNS is closed too, unless another policy opens it":
    'auch der Weg zum DNS des Clusters wird geschlossen, wenn ihn keine andere Policy öffnet',
  '{0} has a default deny for ingress and egress already':
    '{0} hat schon ein Default-Deny für Ingress und Egress',
  'create a default-deny policy for the namespace {0}':
    'eine Default-Deny-Policy für den Namespace {0} anlegen',
  'create a default-deny policy for the namespace {0} in scope {1}':
    'eine Default-Deny-Policy für den Namespace {0} im Scope {1} anlegen',
  'generate the policies that keep what is declared for the namespace {0}':
    'die Policies erzeugen, die erhalten, was für den Namespace {0} deklariert ist',
  'generate the policies that keep what is declared for the namespace {0} in scope {1}':
    'die Policies erzeugen, die erhalten, was für den Namespace {0} im Scope {1} deklariert ist',
  'split {0} into a policy for ingress and one for egress':
    '{0} in eine Policy für Ingress und eine für Egress aufteilen',
  'split {0} into {1} policies with one rule each': '{0} in {1} Policies mit je einer Regel aufteilen',
  'split {0} into {1} policies, one for each value of {2}':
    '{0} in {1} Policies aufteilen, eine je Wert von {2}',
  'split {0}: a part of it becomes {1}': '{0} aufteilen: ein Teil davon wird zu {1}',
  '{0} policies in the place of one: {1}; this opens nothing and closes nothing':
    '{0} Policies statt einer: {1}; das öffnet nichts und schließt nichts',
  'the policy says one thing only; there is nothing to split':
    'die Policy sagt nur eine Sache; da ist nichts aufzuteilen',
  'the policy cannot be split here: its text is in flow style, in use elsewhere, or not read in full':
    'die Policy lässt sich hier nicht aufteilen: ihr Text steht im Flow-Stil, wird anderswo gebraucht oder ist nicht ganz lesbar',
  'the policy cannot be split here: what comes out would not surely decide the same':
    'die Policy lässt sich hier nicht aufteilen: das Ergebnis würde nicht sicher dasselbe entscheiden',
  'this opens {0} and closes {1}': 'das öffnet {0} und schließt {1}',
  'opens {0} on {1}': 'öffnet {0} auf {1}',
  'closes {0} on {1}': 'schließt {0} auf {1}',
  'makes {0} uncertain on {1}': 'macht {0} ungewiss auf {1}',
  'no pair': 'kein Paar',
  '1 pair': '1 Paar',
  '{0} pairs': '{0} Paare',
  'allow a connection to {0}': 'eine Verbindung zu {0} erlauben',
  'allow a connection from {0}': 'eine Verbindung von {0} erlauben',
};
