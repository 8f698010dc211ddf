namespace Windtunnel.Language;

/// <summary>Permanent codes of everything that can be wrong with a design file. A retired code is never reused.</summary>
public static class DiagnosticCode
{
    // The file itself.
    public const string FileMissing = "WT001";
    public const string FileUnreadable = "WT002";
    public const string FileTooLarge = "WT003";
    public const string NotText = "WT004";
    public const string YamlSyntax = "WT005";
    public const string TooDeep = "WT006";
    public const string TooManyAliases = "WT007";
    public const string EmptyDesign = "WT008";

    // Keys and values.
    public const string UnknownKey = "WT101";
    public const string MissingKey = "WT102";
    public const string DuplicateKey = "WT103";
    public const string WrongNode = "WT104";
    public const string NotANumber = "WT105";
    public const string MissingUnit = "WT106";
    public const string UnknownUnit = "WT107";
    public const string WrongDimension = "WT108";
    public const string OutOfRange = "WT109";
    public const string UnknownChoice = "WT110";
    public const string BadDistribution = "WT111";
    public const string Contradiction = "WT112";
    public const string BadName = "WT113";

    // Names that point somewhere.
    public const string UnknownKind = "WT201";
    public const string UnknownComponent = "WT202";
    public const string UnknownData = "WT203";
    public const string UnknownFlow = "WT204";
    public const string UnknownOperation = "WT205";
    public const string UnknownStage = "WT206";
    public const string CircularRelation = "WT207";
    public const string WrongKind = "WT208";
    public const string UnknownPlace = "WT209";

    // The design as a whole.
    public const string UnusedComponent = "WT301";
    public const string LoadWithoutFlow = "WT302";
    public const string FlowWithoutLoad = "WT303";
    public const string EndlessFlow = "WT304";
    public const string EmptyFlow = "WT305";
    public const string UnusedData = "WT306";
    public const string UnreadQueue = "WT307";
    public const string IdleLoad = "WT308";
    public const string UnusedPlace = "WT309";
    public const string Deadlock = "WT310";
    public const string LongJob = "WT311";
    public const string FullDisk = "WT312";

    // Queues and admission.
    public const string IdlePriority = "WT320";
    public const string IdleConsumers = "WT309";

    // Requirements and experiments.
    public const string BadSlo = "WT401";
    public const string ImpossibleSlo = "WT402";
    public const string BadExperiment = "WT403";
    public const string BadExpectation = "WT404";
    public const string UnknownPrice = "WT405";
    public const string BadAlert = "WT406";
}
