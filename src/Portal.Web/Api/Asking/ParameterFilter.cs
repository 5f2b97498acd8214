using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Asking;

/// <summary>Answers requests with a parameter that the address does not have, or of the wrong type: a "dry-run" that is not understood must not order anything.</summary>
internal static class ParameterFilter
{
    /// <summary>For each endpoint its own.</summary>
    public static EndpointFilterDelegate Make(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var parameters = endpoint.MethodInfo.GetParameters().SelectMany(OfParameter).Where(each => IsText(each.Type)).ToDictionary(each => each.Name, each => each.Type, StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            var request = context.HttpContext.Request;
            var faults = request.Query.SelectMany(each => OfQuery(each.Key, each.Value, parameters))
                .Concat(request.RouteValues.Select(each => OfPath(each.Key, each.Value as string ?? "", parameters)).OfType<Fault>()).ToList();
            return faults.Count > 0 ? ValueTask.FromResult<object?>(Problems.At(Code.BadParameter, faults)) : next(context);
        };
    }

    private static IEnumerable<Fault> OfQuery(string name, StringValues values, Dictionary<string, Type> parameters)
    {
        var place = $"query:{Problems.Cut(name)}";
        if (!parameters.TryGetValue(name, out var type))
            yield return new(place, null, "There is no such parameter.", parameters.Count == 0 ? "Leave it out." : $"Parameters are {string.Join(", ", parameters.Keys)}.");
        else if (values.Count > 1) yield return new(place, null, "It is given more than once.", "Give it once.");
        else if (OfValue(place, values[0] ?? "", type) is { } fault) yield return fault;
    }

    private static Fault? OfPath(string name, string value, Dictionary<string, Type> parameters) => parameters.TryGetValue(name, out var type) ? OfValue($"path:{name}", value, type) : null;

    private static Fault? OfValue(string place, string value, Type type) =>
        Text.Fault(value) is var (rule, remedy) ? new(place, null, rule, remedy)
        : IsOf(type, value) ? null
        : new(place, Problems.Cut(value), $"This must be {Expected.Of(type)}.", place.StartsWith("path:", StringComparison.Ordinal) ? $"Give {Expected.Of(type)}." : $"Give {Expected.Of(type)}, or leave it out.");

    private static bool IsOf(Type type, string value) =>
        type == typeof(string)
        || (type == typeof(Guid) ? Guid.TryParse(value, out _)
            : type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(bool) ? bool.TryParse(value, out _)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            : type.IsEnum && Expected.Names(type).Contains(value, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, Type Type)> OfParameter(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute))
        ? parameter.ParameterType.GetProperties().Where(each => each.CanWrite).Select(each => (each.GetCustomAttribute<FromQueryAttribute>()?.Name ?? each.Name, Bare(each.PropertyType)))
        : [(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, Bare(parameter.ParameterType))];

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(Guid) || type == typeof(int) || type == typeof(bool) || type == typeof(DateTimeOffset) || type.IsEnum;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
