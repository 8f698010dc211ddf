namespace Windtunnel.Components.Stores;

/// <summary>How writes are flushed to the log before they count.</summary>
public enum Committing
{
    /// <summary>One flush serves all writes that came before it began.</summary>
    Grouped,

    /// <summary>Every write has a flush of its own.</summary>
    Single,
}
