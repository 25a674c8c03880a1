/**
 * German for renaming labels: what the edits are for, and why something cannot be renamed.
 */
export const GERMAN_RENAME: Readonly<Record<string, string>> = {
  'labels of pods': 'Labels von Pods',
  'selectors of workloads': 'Selektoren von Workloads',
  'selectors of Services': 'Selektoren von Services',
  'selectors of PodDisruptionBudgets': 'Selektoren von PodDisruptionBudgets',
  'selectors of policies': 'Selektoren von Policies',
  'labels of namespaces': 'Labels von Namespaces',
  'a running cluster does not let them change: delete the workload and apply it anew':
    'in einem laufenden Cluster nicht änderbar: den Workload löschen und neu anwenden',
  'all of them, or the policies mean other pods': 'alle, sonst meinen die Policies andere Pods',
  'not everything is described here: look for the label in what is not':
    'nicht alles ist hier beschrieben: auch dort nach dem Label suchen, wo es fehlt',
  'only labels of pods and namespaces can be renamed, there or where a selector names them':
    'nur Labels von Pods und Namespaces lassen sich umbenennen, dort oder wo ein Selektor sie nennt',
  'labels of a {0} itself are none of its pods: rename them in its pod template':
    'Labels an {0} selbst sind nicht die seiner Pods: im Pod-Template umbenennen',
  '{0} is the name of the namespace, which the control plane writes':
    '{0} ist der Name des Namespaces, den die Control Plane schreibt',
  'there is nothing to rename here': 'hier gibt es nichts umzubenennen',
  'no pod that is known here has this label': 'kein Pod, der hier bekannt ist, hat dieses Label',
  'no namespace that is declared here has this label':
    'kein Namespace, der hier deklariert ist, hat dieses Label',
  '{0} means this label too, and cannot be read at the moment':
    '{0} meint dieses Label auch, ist aber gerade nicht lesbar',
  '{0} gets this label from a kustomization or a controller: rename it there':
    '{0} bekommt dieses Label von einer Kustomization oder einem Controller: dort umbenennen',
  '{0} does not have the label in its own text, or cannot be read at the moment':
    '{0} hat das Label nicht im eigenen Text oder ist gerade nicht lesbar',
  '{0} has just changed: try again in a moment': '{0} hat sich gerade geändert: gleich noch einmal versuchen',
  '{0} is no label key, so the API server would refuse it: {1}':
    '{0} ist kein Schlüssel eines Labels, der API-Server wiese es ab: {1}',
  '{0} is no label value, so the API server would refuse it: {1}':
    '{0} ist kein Wert eines Labels, der API-Server wiese es ab: {1}',
  '{0} has {1} already: the two could not be told apart':
    '{0} hat schon {1}: die beiden wären nicht mehr zu unterscheiden',
};
