using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Tests.Components;

public sealed class ComponentKindsTests
{
    public static TheoryData<string> Kinds => [.. ComponentKinds.All.Select(k => k.Name)];

    [Fact]
    public void All_EveryKindOfTheAssembly_IsListed() =>
        typeof(ComponentKind).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentKind)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal)
            .ShouldBe(ComponentKinds.All.Select(k => k.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void All_Names_AreDistinct() => ComponentKinds.All.Select(k => k.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Shape_EveryDefault_ReadsAndNamesItsSource(string name)
    {
        var kind = ComponentKinds.Find(name)!;
        var reading = new Reading();
        kind.Shape.Read(null, SourceSpan.Whole("test"), reading);
        reading.Diagnostics.Where(d => d.Code != DiagnosticCode.MissingKey).ShouldBeEmpty();
        kind.Shape.Keys.Where(k => k.DefaultText is not null && string.IsNullOrWhiteSpace(k.DefaultSource)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Shape_EveryOptionalKey_HasADefaultOrSaysHowItComesAbout(string name) =>
        ComponentKinds.Find(name)!.Shape.Keys.Where(k => !k.IsRequired && k.DefaultText is null && k.InferredFrom is null).Select(k => k.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Timing_EveryOperationAtAnIdleComponent_TakesTheTimeItsKeySays(string name)
    {
        var component = Sample(ComponentKinds.Find(name)!);
        foreach (var operation in component.Kind.Operations)
        {
            Distribution.TryParse("lognormal p50 100 ms p99 300 ms", Dimension.Duration, out var typed, out _).ShouldBeTrue();
            component.Kind.Timing(component, operation, typed).Mean.ShouldBe(typed!.Mean, typed.Mean * 1e-9);
            component.Kind.Timing(component, operation, null).Mean.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plan_ComponentOfDefaults_HasInstances(string name) => Sample(ComponentKinds.Find(name)!).Plan.Instances.ShouldBeGreaterThanOrEqualTo(1);

    private static Component Sample(ComponentKind kind)
    {
        var where = SourceSpan.Whole("test");
        var required = kind.Shape.Keys.Where(k => k.IsRequired)
            .Select(k => new MapEntry(new ScalarNode(where, k.Name), new ScalarNode(where, k.Example!))).ToImmutableArray();
        var reading = new Reading();
        var settings = kind.Shape.Read(new MapNode(where, required), where, reading);
        reading.Diagnostics.ShouldBeEmpty();
        return new Component("sample", kind, settings, [], where);
    }
}
