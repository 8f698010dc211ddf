namespace Windtunnel.Designs;

/// <summary>Whether doing something twice does more than doing it once.</summary>
public enum Idempotence
{
    /// <summary>It does: the money is gone twice.</summary>
    No,

    /// <summary>It does not: what was done is recognised, by a key of the request or because the work is of that sort.</summary>
    Yes,
}
