/**
 * The first-party conversion snippet, under 2 kB. It remembers the `mq` parameter of a tracked link for 30 days in the shop's own
 * storage and sends `marquee('purchase', { id, value, currency })` home. No cookie, no other data.
 */
export function conversionSnippet(origin: string, pixelKey: string): string {
  return `(function(w,d,l){var K='marquee_click',D=2592e6,u=${JSON.stringify(`${origin}/px/c/${pixelKey}`)};
function get(){try{var v=JSON.parse(l.getItem(K)||'null');return v&&Date.now()-v.t<D?v.c:undefined}catch(e){}}
var m=/[?&]mq=([0-9A-Za-z]{11})(?:&|#|$)/.exec(w.location.search);
if(m)try{l.setItem(K,JSON.stringify({c:m[1],t:Date.now()}))}catch(e){}
function send(n,o){if(!o||!o.id)return;var b=JSON.stringify({id:String(o.id),name:n,value:Number(o.value)||0,currency:o.currency||'USD',click:m?m[1]:get()});
if(!(navigator.sendBeacon&&navigator.sendBeacon(u,b)))fetch(u,{method:'POST',body:b,keepalive:true,mode:'no-cors'})}
var q=w.marquee&&w.marquee.q||[];w.marquee=send;for(var i=0;i<q.length;i++)send.apply(null,q[i])})(window,document,window.localStorage);`
}
