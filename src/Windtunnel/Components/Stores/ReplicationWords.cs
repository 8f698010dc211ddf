namespace Windtunnel.Components.Stores;

/// <summary>Who answers for a write.</summary>
public enum Replicating
{
    /// <summary>A primary, which the other replicas follow.</summary>
    Leader,

    /// <summary>As many replicas as are asked for, none of them special.</summary>
    Quorum,
}

/// <summary>Which replicas must have a write before a leader answers it.</summary>
public enum Acknowledging
{
    /// <summary>The primary alone; what it has not copied when it dies is lost.</summary>
    Primary,

    /// <summary>More than half of all replicas.</summary>
    Majority,

    /// <summary>Every replica that is up.</summary>
    All,
}

/// <summary>Which replicas of a leader answer reads.</summary>
public enum ReadingFrom
{
    AnyReplica,
    Primary,
}
