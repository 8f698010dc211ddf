namespace Windtunnel.Analysis;

/// <summary>The order in which a station works on the requests it holds, as far as mean values depend on it.</summary>
public enum Discipline
{
    /// <summary>First come first served: a request waits until a server is free and then has it alone.</summary>
    FirstComeFirstServed,

    /// <summary>All requests at once, each at an equal share of the servers' speed but never faster than one server.</summary>
    ProcessorSharing,

    /// <summary>Nobody waits: a network hop, a third party, anything with room for all.</summary>
    Delay,
}
