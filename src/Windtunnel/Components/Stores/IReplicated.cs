namespace Windtunnel.Components.Stores;

/// <summary>A kind of store that keeps several copies.</summary>
public interface IReplicated
{
    /// <summary>The keys by which it says who answers and who follows.</summary>
    ReplicationKeys ReplicationKeys { get; }
}
