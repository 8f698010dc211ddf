namespace Windtunnel.Components.Stores;

/// <summary>A kind of store that is divided into shards.</summary>
public interface ISharded
{
    /// <summary>The keys by which it says how.</summary>
    ShardingKeys ShardingKeys { get; }
}
