namespace Windtunnel.Analysis;

/// <summary>How a figure of <see cref="AnalyticNetwork"/> came about.</summary>
public enum AnalyticMethod
{
    /// <summary>Exact for the network as it was described.</summary>
    Exact,

    /// <summary>Every station as a queue of its own by Allen and Cunneen.</summary>
    AllenCunneen,

    /// <summary>Mean value analysis of a population too large, or a mix of classes too irregular, to be solved exactly.</summary>
    ApproximateMva,
}
