using Windtunnel.Designs.Readers;
using Windtunnel.Language;

namespace Windtunnel.Tests.Designs.Checks;

public sealed class ReplicationCheckTests
{
    [Theory]
    [InlineData("sql database", "replicas: 3, lag: 50 ms, failover: 10 s, acknowledge: primary, read from: primary", null)]
    [InlineData("sql database", "replicas: 3, acknowledge: majority", null)]
    [InlineData("sql database", "replicas: 3, replication: quorum, read quorum: 2, write quorum: 2", null)]
    [InlineData("key-value store", "replicas: 5, read quorum: 2, write quorum: 5", null)]
    [InlineData("key-value store", "replicas: 3, replication: leader, lag: 1 s, acknowledge: primary", null)]
    [InlineData("sql database", "lag: 50 ms", DiagnosticCode.Contradiction)]
    [InlineData("sql database", "replicas: 3, write quorum: 2", DiagnosticCode.Contradiction)]
    [InlineData("sql database", "replicas: 3, acknowledge: all, lag: 1 s", DiagnosticCode.Contradiction)]
    [InlineData("key-value store", "replicas: 3, lag: 1 s", DiagnosticCode.Contradiction)]
    [InlineData("key-value store", "replicas: 3, read quorum: 4", DiagnosticCode.OutOfRange)]
    [InlineData("key-value store", "replicas: 3, read quorum: 0", DiagnosticCode.OutOfRange)]
    [InlineData("key-value store", "replicas: 3, replication: chain", DiagnosticCode.UnknownChoice)]
    public void Check_WhatReplicasAreToldToDo_FitsTogether(string kind, string keys, string? code) =>
        DesignReader.ReadText(
            $$"""
            design: d
            workload: { work: 1/s }
            components: { rows: { kind: {{kind}}, {{keys}} } }
            flows: { work: [rows read] }
            """,
            "d.yaml").Diagnostics.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
}
