namespace Windtunnel.Kernel.Stations.Logs;

/// <summary>How often a message may be worked on when a consumer dies.</summary>
public enum Delivery
{
    /// <summary>Noted as done before the work: what was in hand is lost.</summary>
    AtMostOnce,

    /// <summary>Noted as done after the work: what was not noted yet is worked on again.</summary>
    AtLeastOnce,

    /// <summary>As <see cref="AtLeastOnce"/>, but what had been worked on is recognised and takes no time.</summary>
    EffectivelyOnce,
}
