namespace Windtunnel.Designs.Visits;

/// <summary>Operations asked for, all flows together.</summary>
/// <param name="ReadsPerSecond">Operations that change nothing [1/s].</param>
/// <param name="WritesPerSecond">Operations that write [1/s]; counted once, however many replicas apply them.</param>
public readonly record struct OperationRates(double ReadsPerSecond, double WritesPerSecond)
{
    /// <summary>All operations [1/s].</summary>
    public double PerSecond => ReadsPerSecond + WritesPerSecond;
}
