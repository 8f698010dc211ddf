namespace Windtunnel.Kernel.Stations;

/// <summary>Shuns an instance whose requests fail one after the other, or too many of them, whatever its health checks say.</summary>
/// <remarks>
/// What counts is what the instance itself does: refuse because it is dead, turn away because it is full, answer with an error. The n-th time an instance is ejected it
/// is shunned n times as long, as in Envoy (outlier detection: consecutive_5xx, base_ejection_time, max_ejection_percent).
/// </remarks>
/// <param name="ErrorsInARow">Failures without a success between them that eject; ≥ 1, <see cref="int.MaxValue"/> where only their rate does.</param>
/// <param name="BaseSeconds">How long it is shunned the first time [s]; &gt; 0.</param>
/// <param name="ShareMax">Instances that are shunned so at once, as a share of those in service, but one in any case; in [0, 1].</param>
public sealed record Ejection(int ErrorsInARow, double BaseSeconds, double ShareMax)
{
    /// <summary>What share of failures ejects, whatever their order. Default none does.</summary>
    public ErrorRate? Rate { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ErrorsInARow, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BaseSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(ShareMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ShareMax, 1);
        Rate?.Check();
    }
}
