namespace Windtunnel.Kernel.Programs.Results;

/// <summary>A moment at which the number of instances changed.</summary>
/// <param name="Time">When [ns].</param>
/// <param name="Wanted">Instances there are to be from then on, those that start included.</param>
/// <param name="Serving">Instances that get requests from then on.</param>
public readonly record struct ScalingChange(long Time, int Wanted, int Serving);
