namespace Windtunnel.Estimation.Demands;

/// <summary>Which load is meant.</summary>
internal enum Level
{
    /// <summary>The average over the day.</summary>
    Average,

    /// <summary>All request types at their peak at the same time.</summary>
    Peak,
}
