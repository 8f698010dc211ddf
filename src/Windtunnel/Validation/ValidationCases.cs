using System.Collections.Immutable;
using Windtunnel.Validation.Caches;
using Windtunnel.Validation.Calls;
using Windtunnel.Validation.Fanout;
using Windtunnel.Validation.Functions;
using Windtunnel.Validation.Messages;
using Windtunnel.Validation.Networks;
using Windtunnel.Validation.Places;
using Windtunnel.Validation.Queues;
using Windtunnel.Validation.Routing;
using Windtunnel.Validation.Stores;

namespace Windtunnel.Validation;

/// <summary>Every case, in the order `selftest` prints them.</summary>
public static class ValidationCases
{
    public static ImmutableArray<ValidationCase> All { get; } =
    [
        .. SingleQueues.Cases,
        .. BoundedQueues.Cases,
        .. Overloads.Cases,
        .. GeneralService.Cases,
        .. SharedServers.Cases,
        .. Priorities.Cases,
        .. Pausing.Cases,
        .. Limiters.Cases,
        .. ClosedNetworks.Cases,
        .. OpenNetworks.Cases,
        .. HeldSlots.Cases,
        .. ConnectionPools.Cases,
        .. SecondPhases.Cases,
        .. ImpatientCallers.Cases,
        .. GuardedCalls.Cases,
        .. ForksAndFans.Cases,
        .. KeyCaches.Cases,
        .. Stampedes.Cases,
        .. Tiers.Cases,
        .. Lasting.Cases,
        .. Balancers.Cases,
        .. FarAway.Cases,
        .. Logs.Cases,
        .. Redelivery.Cases,
        .. Batches.Cases,
        .. Replicas.Cases,
        .. ColdFunctions.Cases,
        .. Commits.Cases,
    ];
}
