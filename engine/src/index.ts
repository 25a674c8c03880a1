/**
 * The engine's public face: everything a shell may use, and nothing else. Pure functions over text; no files, no
 * clock, no editor.
 */
export type { Span } from './text/span.ts';
export type { Location, UnitPlace } from './text/location.ts';
export { LineIndex, type ColumnUnit, type Position } from './text/lineIndex.ts';
export type { ApiError, ApiErrorType, Problem, Result, RuleId, Severity } from './problem.ts';
export { checkDnsLabel } from './k8s/nameFormats.ts';
export { isPortNumber, PORT_MAX, PORT_MIN, PROTOCOLS } from './k8s/ports.ts';
export {
  locate,
  type Direction,
  type Protocol,
  type Resource,
  type ResourceHeader,
  type Service,
} from './k8s/resource.ts';
export type {
  Cluster,
  Endpoint,
  AddressEndpoint,
  Incompleteness,
  WorkloadEndpoint,
} from './cluster/cluster.ts';
export { listHidden } from './cluster/isComplete.ts';
export { findProfile, KUBERNETES_PROFILE, listProfileNames, type Profile } from './config/profile.ts';
export { enforces } from './policy/compile.ts';
export { PLUGINS } from './config/plugins.ts';
export { writeProfile } from './config/writeProfile.ts';
export { findEmptiness, type Emptiness } from './workspace/findEmptiness.ts';
export { guessPlugins, type PluginGuess } from './workspace/guessPlugins.ts';
export { PortSet, type PortInterval } from './policy/portSet.ts';
export type { Policy } from './policy/policy.ts';
export type {
  Decision,
  DirectionDecision,
  DirectionVerdict,
  Reason,
  ReasonBecause,
  Verdict,
} from './policy/verdict.ts';
export { createReachability } from './reachability/createReachability.ts';
export { answerFor, type ExplanationTable } from './reachability/explanationTable.ts';
export { joinDirections, type DirectionPart } from './policy/decide.ts';
export type { PortReason } from './policy/reasons.ts';
export type { Segments } from './policy/segments.ts';
export {
  NO_PAIR,
  type Connection,
  type Isolation,
  type IsolationState,
  type MatrixCell,
  type MatrixRow,
  type Reachability,
} from './reachability/reachability.ts';
export {
  packAligned,
  packMatrix,
  type MatrixLine,
  type PackedMatrix,
  type PackedPair,
} from './reachability/packMatrix.ts';
export { compareBytewise } from './text/compareBytewise.ts';
export { filterInSteps, finishSteps, mapInSteps, type Steps } from './text/steps.ts';
export { isolateQuotes, isolateRightToLeft } from './text/isolateRightToLeft.ts';
export { printable, printableJson } from './text/printable.ts';
export {
  formatMessage,
  say,
  sayAny,
  sayList,
  type Message,
  type MessagePart,
  type Translation,
} from './text/say.ts';
export { fingerprint } from './text/fingerprint.ts';
export { findNearest } from './text/findNearest.ts';
export {
  CONFIG_FILE_NAMES,
  isConfigPath,
  isManifestPath,
  isSkippedFolder,
  KUSTOMIZATION_FILE_NAMES,
} from './config/discovery.ts';
export { listKustomizeReferences } from './cluster/listKustomizeReferences.ts';
export { formatAddress, rangeToCidrs, type IpFamily } from './k8s/cidr.ts';
export { AddressSet, type AddressInterval } from './policy/addressSet.ts';
export { parseEndpointQuery, type EndpointQuery } from './reachability/endpointQuery.ts';
export {
  findEndpoints,
  portSetOf,
  type EndpointAnswer,
  type EndpointMatch,
  type EndpointSpace,
} from './reachability/findEndpoints.ts';
export { suggestNames } from './reachability/suggestNames.ts';
export { explainPair, type PairExplanation } from './reachability/explainPair.ts';
export { alignSides, type AlignedSides, type DiffSide } from './reachability/alignSides.ts';
export {
  diffReachability,
  diffReachabilityInSteps,
  listPairChanges,
  type DiffRow,
  type PairChange,
  type PortsChange,
  type ReachabilityDiff,
} from './reachability/diffReachability.ts';
export type { DiffEnd } from './reachability/diffEnds.ts';
export {
  CHANGE_KINDS,
  countChanges,
  endsOfChange,
  groupChanges,
  kindOfChange,
  type ChangeGroup,
  type ChangeKind,
} from './reachability/groupChanges.ts';
export { ChangeCauses, type ChangeCause } from './reachability/changeCauses.ts';
export { findAlikeAddresses } from './reachability/findAlikeAddresses.ts';
export { findPublicAddresses } from './reachability/publicAddresses.ts';
export { groupAddresses, type AddressGroup } from './reachability/groupAddresses.ts';
export type { RuleFailure } from './lint/clusterCheck.ts';
export type { Finding } from './lint/finding.ts';
export { readSourceFile, readSourceFileInSteps } from './source/readSourceFile.ts';
export { unseenFile } from './source/unseenFile.ts';
export type { SourceFile } from './source/sourceFile.ts';
export {
  DEFAULT_SETTINGS,
  type KubernetesVersion,
  type PathMatcherFactory,
  type ScopeSettings,
  type Settings,
} from './config/settings.ts';
export {
  openSnapshot,
  type Snapshot,
  type SnapshotOptions,
  type SourceChange,
  type SourceText,
} from './workspace/snapshot.ts';
export type { ConfigProblems, Extent } from './workspace/findingSources.ts';
export { findDeclaredConnections, type DeclaredConnections } from './generate/declaredConnections.ts';
export {
  generateDefaultDeny,
  generatePolicies,
  type GeneratedPolicies,
  type GeneratedPolicy,
} from './generate/generatePolicies.ts';
export { commonFolder, placePolicies, type PolicyFile } from './generate/placePolicies.ts';
export { readConfiguration, type FileConfiguration } from './generate/readConfiguration.ts';
export { tryPoliciesInSteps } from './generate/tryPolicies.ts';
export { writePolicies, type ShowPlace } from './generate/writePolicies.ts';
export { quoteCode } from './lint/quoteCode.ts';
export type { ScopeView } from './workspace/scopeView.ts';
export {
  compareScopes,
  pairScopes,
  sidesOf,
  type ScopeComparison,
  type ScopePair,
} from './workspace/compareScopes.ts';
export { readConfig } from './config/readConfig.ts';
export { writeInitialConfig, type InitialValue } from './config/initialConfig.ts';
export { resolveSettings, type SettingsOverrides } from './config/resolveSettings.ts';
export { parseKubernetesVersion } from './config/kubernetesVersion.ts';
export { listChangedLines } from './text/changedLines.ts';
export { applyEdits, type TextEdit } from './text/textEdit.ts';
export { describeAddresses, nameAddresses, type AddressName } from './render/addressText.ts';
export type { Block, Inline, InlineText, LinkTarget, ListKind, MatrixPlace } from './render/richText.ts';
export { locateCause, writeCause, writeCauseStatus } from './render/causeText.ts';
export { describeEffect, listEffects, writeEffect } from './render/effectText.ts';
export {
  describeDefaultDeny,
  describeExistingDeny,
  describeGenerated,
  type GeneratedNotes,
} from './render/generatedText.ts';
export { writeStatements, type ExplainedPair, type Statement } from './render/explanationText.ts';
export { toPlainText } from './render/toPlainText.ts';
export type { PairOfScope } from './render/richText.ts';
export { toMarkdown, type LinkAddress } from './render/toMarkdown.ts';
export type { FilePosition, FileRange, OpenFile } from './ide/filePosition.ts';
export { hoverAt, type Hover } from './ide/hover.ts';
export {
  completionsAt,
  type Completion,
  type CompletionList,
  type CompletionOptions,
} from './ide/completion/completion.ts';
export { describeOffer } from './ide/completion/describeOffer.ts';
export type { OfferKind, OfferSubject } from './ide/completion/offer.ts';
export { expandRecipe } from './ide/recipes/expandRecipe.ts';
export { readRecipes, type RecipeFile } from './ide/recipes/readRecipes.ts';
export type { Recipe } from './ide/recipes/recipe.ts';
export {
  codeLensesOf,
  matrixLensesOf,
  whyLensesOf,
  resolveCodeLens,
  type CodeLens,
  type LensTarget,
} from './ide/codeLens.ts';
export { changeLensesOf, resolveChangeLens } from './ide/lensChange.ts';
export { summarizeChanges } from './ide/summarizeChanges.ts';
export { listChanges, type ListedChange } from './ide/listChanges.ts';
export { writeLensTitle, type LensClick, type LensText } from './ide/lensText.ts';
export {
  editForRename,
  planRename,
  prepareRename,
  type Refusal,
  type RenameEdit,
  type RenameGroup,
  type RenamePlan,
  type RenameStart,
} from './ide/rename/rename.ts';
export { inlayHintsIn, type InlayHint } from './ide/inlayHints.ts';
export { callItemsAt } from './ide/callHierarchy.ts';
export type { CallItem, CallItemType, CallTarget } from './ide/callItem.ts';
export { findCalls, type Call } from './ide/findCalls.ts';
export { offerAllowances } from './ide/offerAllowances.ts';
export { hasDefaultDeny, offerDefaultDeny } from './ide/offerDefaultDeny.ts';
export { offerGeneration } from './ide/offerGeneration.ts';
export { describeScope, treeItemsOf } from './ide/policyTree.ts';
export type { TreeItem, TreeItemType, TreeItemWords, TreeTarget } from './ide/treeItem.ts';
export { definitionsAt } from './ide/definition.ts';
export { listAt } from './ide/placeList.ts';
export type { ListedPlace, PlaceList } from './ide/listedPlace.ts';
export { directionToShow, searchSubjects } from './ide/matrixPlace.ts';
export { referencesAt } from './ide/references.ts';
export { highlightsAt } from './ide/documentHighlight.ts';
export { symbolsMatching, type WorkspaceSymbol } from './ide/workspaceSymbols.ts';
export { openConnection, type ConnectionEdit, type OpeningRefusal } from './ide/openConnection.ts';
export type { AskedConnection, ConnectionChange, ReadText, TrialFiles } from './ide/connectionTrial.ts';
export { choosePortsToOpen } from './ide/openingPlan.ts';
export { closeConnection, type ClosingRefusal } from './ide/closeConnection.ts';
export { choosePortsToClose } from './ide/closingPlan.ts';
export { askConnection, type ConnectionWish } from './ide/askConnection.ts';
export { listSideEffects, type SideEffect } from './ide/sideEffects.ts';
export { findPolicyAt, listSplits, offerSplits } from './ide/split/offerSplits.ts';
export { SPLIT_WAYS, type SplitBy } from './ide/split/splitParts.ts';
export { splitPolicy, type PolicySplit, type SplitRefusal } from './ide/split/splitPolicy.ts';
export { writeSplit, writeSplitRefusal } from './ide/split/splitWords.ts';
export { writeClosingRefusal, writeRefusal } from './ide/openingWords.ts';
export { findingsAt, quickFixesAt, type QuickFix } from './ide/quickFixes.ts';
export type { TextOf } from './ide/openManifest.ts';
export { suppressFinding, type SuppressAction } from './ide/suppressFinding.ts';
export { fixesByFinding } from './ide/fixesByFinding.ts';
export { RULES } from './lint/rules/index.ts';
export type { Rule } from './lint/rule.ts';
export { fixAll, type FixedFile } from './ide/fixAll.ts';
export { turnOffRule } from './config/turnOffRule.ts';
