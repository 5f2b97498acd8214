using System.Reflection;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Api.Asking;

/// <summary>Reads an enumeration's word in a query as the API writes it: "needsYou". The framework's binder knows the name in our code alone, letter by letter.</summary>
internal static class Spelling
{
    /// <summary>For each endpoint with such parameters.</summary>
    public static void Correct(EndpointBuilder endpoint)
    {
        var words = (endpoint.Metadata.OfType<MethodInfo>().LastOrDefault()?.GetParameters() ?? [])
            .Select(parameter => (Name: parameter.Name!, Type: Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)).Where(each => each.Type.IsEnum).ToList();
        if (words.Count == 0 || endpoint.RequestDelegate is not { } next) return;
        endpoint.RequestDelegate = context =>
        {
            var request = context.Request;
            foreach (var (name, type) in words)
            {
                if (request.Query[name] is not [{ } given] || Enum.GetNames(type).FirstOrDefault(each => string.Equals(each, given, StringComparison.OrdinalIgnoreCase)) is not { } known) continue;
                var query = request.Query.ToDictionary(each => each.Key, each => each.Value, StringComparer.OrdinalIgnoreCase);
                query[name] = new StringValues(known);
                request.Query = new QueryCollection(query);
            }

            return next(context);
        };
    }
}
