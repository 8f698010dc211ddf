using System.Collections.Immutable;
using Windtunnel.Components.Cache;
using Windtunnel.Components.External;
using Windtunnel.Components.Function;
using Windtunnel.Components.IdGenerator;
using Windtunnel.Components.LoadBalancer;
using Windtunnel.Components.Models;
using Windtunnel.Components.Network;
using Windtunnel.Components.Queue;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Components.Service;
using Windtunnel.Components.Stores;

namespace Windtunnel.Components;

/// <summary>Every kind there is, in the order the reference lists them.</summary>
public static class ComponentKinds
{
    public static ImmutableArray<ComponentKind> All { get; } =
    [
        new LoadBalancerKind(),
        new ServiceKind(),
        new FunctionKind(),
        new ModelServerKind(),
        new CacheKind(),
        new CdnKind(),
        new LocalCacheKind(),
        new KeyValueKind(),
        new SqlKind(),
        new DocumentKind(),
        new WideColumnKind(),
        new GraphKind(),
        new TimeSeriesKind(),
        new SearchKind(),
        new BlobKind(),
        new QueueKind(),
        new LogKind(),
        new IdGeneratorKind(),
        new ExternalKind(),
        new NetworkKind(),
        new RateLimiterKind(),
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static ComponentKind? Find(string name) => All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.Ordinal));
}
