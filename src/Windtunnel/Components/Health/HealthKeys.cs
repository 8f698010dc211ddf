using Windtunnel.Language;

namespace Windtunnel.Components.Health;

/// <summary>Keys about instances that do not do their work.</summary>
public static class HealthKeys
{
    public static readonly Key<HealthCheck> Health = new Key<HealthCheck>(
        "health", "How routing finds out that an instance is dead or hangs, and that it is back. AWS load balancers: every 30 s, out after 2, back after 5; Kubernetes: every 10 s, out after 3.", new HealthCheckType())
        .Inferred("it knows at once").Like("every 10 s out after 3 failures");

    public static readonly Key<OutlierRule> Eject = new Key<OutlierRule>(
        "eject", "When an instance gets no requests for a while because those it had failed: so many one after the other, or such a share of them; n times as long the n-th time. As in Envoy 'for 30 s at most 10 %' unless said, and a share 'over 10 s of 50 requests'.", new OutlierRuleType())
        .Inferred("never").Like("after 5 errors for 30 s at most 10 %");
}
