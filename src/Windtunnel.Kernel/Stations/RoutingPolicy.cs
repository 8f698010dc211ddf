namespace Windtunnel.Kernel.Stations;

/// <summary>How a group chooses which of its instances takes a request.</summary>
public enum RoutingPolicy
{
    /// <summary>Each instance in turn.</summary>
    RoundRobin,

    /// <summary>Any instance, all equally likely.</summary>
    Random,

    /// <summary>The instance with the fewest requests waiting, in service or holding a slot; ties go in turn.</summary>
    LeastOutstanding,

    /// <summary>The less loaded of two distinct instances drawn at random (Mitzenmacher 2001).</summary>
    PowerOfTwoChoices,

    /// <summary>The instance of the next point on a ring of hashes, from that of the request's key on, that is not known to be down.</summary>
    ByKey,
}
